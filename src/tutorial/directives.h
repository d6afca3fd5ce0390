// The fenced blocks of a page that are alive: stage, widget, goal, question; and check, which holds the page to its numbers.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "tutorial/markdown.h"

namespace chainrule {

// A widget that pages may use: one row each. A field whose name is in `needed` has no default.
struct WidgetKind {
    const char* name;
    std::vector<Field> fields;
    std::vector<std::string> needed;
};
std::span<const WidgetKind> widget_kinds();
const std::vector<Field>& question_fields();
const std::vector<Field>& front_fields();  // front matter

bool is_stage(const MarkdownBlock& fence);
bool is_check(const MarkdownBlock& fence);
void read_stage(const Source& source, const MarkdownBlock& fence, Step& step, std::vector<Error>& errors);
void read_checks(const Source& source, const MarkdownBlock& fence, Step& step, std::vector<Error>& errors);
// A fence that is not a stage as its block: widget, goal, question or code. What is wrong in it is left out.
Block read_fence(const Source& source, MarkdownBlock fence, std::vector<Error>& errors);

}  // namespace chainrule
