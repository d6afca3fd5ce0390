// A tutorial page as plain data: what a Markdown file with live blocks in it says. The drawing code never sees Markdown. Any thread.
//
//   ---                                   front matter: title, minutes, goal, needs
//   title: One neuron
//   ---
//   ```stage                              begins a step; settings, one per line: see stage_fields() in directives.h
//   model = one-neuron
//   ```
//   ## Weights                            the first heading after it is the step's title
//   The weight is `=neuron.w[0,0]`.       a live number: arithmetic over the run; `=loss:6` with 6 digits
//   [Take a step](do:step)                a Command; see:CELL looks at a number; page:NAME and https: lead elsewhere
//   $w x + b$, $$ y = w x + b $$          formulas
//   ```widget weight_slider               something to work with, and its settings, see widget_kinds()
//   cell = neuron.w[0,0]
//   ```
//   ```goal loss < 0.05                   met when the condition is true of the run; below it what to do
//   Move the weight until the loss is small.
//   ```
//   ```question                           what is asked, then settings: answer, digits, hint, because, choices
//   What is the gradient?
//   answer = grad neuron.w[0,0]
//   ```
//   ```check                              not shown: numbers that the text states, and what the run has to say of them
//   3.4868 = x after goto 10              arithmetic over the step's run as it begins, or after Commands
//   0.2910 from Mazur's post              somebody else's number, and whose
//   ```
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/values.h"

namespace chainrule {

// A piece of running text. Pieces of one link follow each other with the same target.
struct Inline {
    enum class Kind { text, live, formula, run, see, page };
    Kind kind = Kind::text;
    bool strong = false, emphasis = false, code = false;
    std::string text;    // as read, "\n" only where the page asks for a new line; live: the arithmetic; formula: TeX, see tidy_tex
    std::string target;  // run: a Command's text; see: a cell; page: a page's name or an https address
    int digits = 4;      // live: significant ones
    int line = 0;        // of the file, from 1
    bool operator==(const Inline&) const = default;
};

struct Block {
    enum class Kind { heading, paragraph, item, formula, code, quote, widget, goal, question };
    Kind kind = Kind::paragraph;
    int level = 1;                  // heading: 1..6; item and what belongs to it: how deep the list is
    std::string marker;             // item: "•", "3."; "" for what continues an item
    std::vector<Inline> content;    // goal: what to do; question: what is asked
    std::string name;               // widget: its kind; goal: the condition; code: the language
    std::string text;               // formula: TeX; code: the code, which ends with a line break
    Values settings;                // widget: all of its kind's; question: those given, and digits
    std::vector<Inline> hint, because;         // question
    std::vector<std::vector<Inline>> choices;  // question: none where a number is asked for
    int line = 0;
};

// A number that the text of a step states as a fact.
struct Check {
    std::string number;      // as written: it is right when the run's number rounds to it
    std::string arithmetic;  // over the run; "" where the number is somebody else's
    std::string commands;    // carried out before, separated by ;
    std::string source;      // whose number it is
    int line = 0;
    bool operator==(const Check&) const = default;
};

struct Step {
    std::string title;
    Values stage;  // only what is written
    int stage_line = 0;
    std::vector<int> setting_lines;  // of the stage's settings, in their order
    std::vector<Block> blocks;  // the title's heading is the first of them that is one
    std::vector<Check> checks;
};

struct Page {
    std::string name, title;
    Values front;  // only what is written
    std::vector<Step> steps;
};

// Everything that is wrong, in the order of lines, each error with an argument "line"; the rest of the page is there.
struct PageResult {
    Page page;
    std::vector<Error> errors;
};

// Errors, all with "line": "page.encoding", "page.front", "page.missing" (of, name), "page.twice" (of, name), "page.setting" (of, found,
// expected), "page.form" (of, name, found, expected), "page.exclusive" (name, other), "page.no_steps", "page.before_stage", "page.step_title",
// "page.unclosed" (found), "page.block" (found, expected), "page.widget" (found, expected), "page.nested" (found), "page.link" (found,
// expected), "page.in_link" (found), "page.markup" (found), "page.stray" (found), "page.digits" (found, expected), "page.choice" (found,
// expected), and those of arithmetic.h and of checked() in values.h.
PageResult parse_page(std::string_view name, std::string_view text);

int line_of(const Error& error);  // its argument "line"; 0 where it has none
void sort_by_line(std::vector<Error>& errors);

}  // namespace chainrule
