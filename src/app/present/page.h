// A step of a lesson as it is to be read now: live numbers filled in, what is asked for masked, goals and questions as far as they
// have come.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/masking.h"
#include "base/strings.h"
#include "tutorial/page.h"

namespace chainrule {

// A piece of running text in one style.
struct TextPiece {
    enum class Kind { text, number, formula, command, cell, page };
    Kind kind = Kind::text;
    std::string text;    // number: as it reads; formula: TeX
    std::string target;  // command, cell, page: where it leads; number: the cell behind it, "" where there is more to it
    bool strong = false, emphasis = false, code = false;
    bool gradient = false;  // of a number
};

struct QuestionPicture {
    std::string id;
    std::vector<std::vector<TextPiece>> choices;  // none where a number is typed
    std::vector<TextPiece> hint, because;         // hint: none where there is none; because: once it is closed
    bool hint_shown = false, closed = false, right = false, wrong = false;
    std::string typed;
    std::string tolerance;  // "3 digits are enough"
    std::string reply;      // to the last answer
    std::string answer;     // once it is closed: the number, or the right choice's number from 1
};

struct BlockPicture {
    Block::Kind kind = Block::Kind::paragraph;
    int level = 1;
    std::string marker;
    std::vector<TextPiece> content;
    const Block* source = nullptr;  // widgets, formulas and code are drawn from it; lives as long as the page
    bool met = false;               // goal
    std::optional<QuestionPicture> question;
    std::vector<std::string> faults;  // what is wrong in its lines
};

struct PagePicture {
    std::string counter;  // "Backpropagation · step 4 of 12"
    std::string own;      // whose file it is, where it is none of our lessons
    std::string title;    // of the step
    std::vector<BlockPicture> blocks;
    int step = 0, steps = 0, furthest = 0;
    int goals_left = 0;               // goals and questions of this step that are open
    std::string notice;               // what has just been done to the lesson; "" for nothing
    std::vector<std::string> faults;  // what is wrong in the step before its first block, each with its line
    std::vector<std::string> faults_elsewhere;  // in other steps; of very many the first
};

PagePicture present_page(const PageResult& page, const AppState& state, const Snapshot& snapshot, const Strings& words);

// The prediction on demand as a question of its own; nothing where none is asked for.
std::optional<QuestionPicture> present_prediction(const AppState& state, const Snapshot& snapshot, const Strings& words);

std::string sentence(const std::vector<Saying>& reply, const Strings& words);

}  // namespace chainrule
