// All lessons, with a search over their text.
#include "app/present/contents.h"

#include <algorithm>

#include "platform/platform.h"
#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/interaction.h"
#include "ui/scroll.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

constexpr float inside = 13;

// What else can be done with a lesson, below each other at the right of its row. They are no part of what opens it.
void row_buttons(App& app, const LessonRow& row, Rect box, float side) {
    const Strings& words = app.words();
    float y = box.y + 4;
    const auto offer = [&](const char* id, const std::string& name, const char* hint, Icon icon) {
        const std::string key = std::string(id) + "." + row.name;
        const bool pressed = icon_button({key, name, words(hint)}, {box.right() - side - 4, y, side, side}, int(icon), ButtonStyle::quiet);
        y += side;
        return pressed;
    };
    if (row.begun && offer("lessons.start_over", words("lessons.start_over", {{"title", row.title}}), "lesson.start_over.hint", Icon::reset))
        return app.apply(act(Action::Kind::start_over, row.name));
    if (row.own && offer("lessons.remove", words("lessons.remove", {{"file", std::string(own_file(row.name))}}), "lessons.remove.hint", Icon::close))
        app.apply(act(Action::Kind::remove_own));
}

float draw_row(App& app, const LessonRow& row, float x, float y, float width) {
    const float side = coarse_pointer() ? size::touch : scaled(32);
    const int buttons = int(row.begun) + int(row.own);
    const float left = scaled(26), taken = buttons > 0 ? side + 4 : inside, text_width = width - inside - left - taken;
    const Paragraph title = break_lines(row.title, Type::heading, text_width), goal = break_lines(row.goal, Type::small, text_width);
    const float facts_height = scaled(18), lines = row.progress.empty() ? 1 : 2;
    const float content = 2 * inside + title.height + goal.height + 3 + lines * facts_height + (row.begun ? 8 : 0);
    const Rect box{x, y, width, std::max(content, float(buttons) * side + 8)};
    const std::string id = "lessons." + row.name, about = row.goal + " " + row.facts + (row.progress.empty() ? "" : ", " + row.progress);
    fill(box, theme().card_quiet, 10);
    const Spot hit = spot({id, row.title}, {x, y, width - (buttons > 0 ? taken : 0), box.height}, false, about);
    outline(box, hit.hovered ? theme().accent : theme().hairline, 1, 10);
    float at = y + inside;
    if (row.done) draw_icon(Icon::check, {x + inside - 2, at + scaled(4), scaled(16), scaled(16)}, theme().update_text);
    else draw_text(x + inside, at + scaled(3), row.number, Type::mono, theme().muted);
    const float tx = x + inside + left;
    draw_paragraph(tx, at, title, Type::heading, hit.hovered ? theme().accent_text : theme().text);
    at += title.height;
    draw_paragraph(tx, at, goal, Type::small, theme().muted);
    at += goal.height + 3;
    draw_text(tx, at, row.facts, Type::small, row.own ? theme().accent_text : theme().muted, Align::left, text_width);
    if (!row.progress.empty()) draw_text(tx, at + facts_height, row.progress, Type::small, row.done ? theme().update_text : theme().accent_text, Align::left, text_width);
    if (row.begun) {
        const Rect bar{tx, at + lines * facts_height + 3, text_width, 4};
        fill(bar, theme().hairline, 2);
        fill({bar.x, bar.y, bar.width * row.share, bar.height}, row.done ? theme().update : theme().accent, 2);
    }
    if (hit.chosen) app.apply(open_lesson(row.name, row.step));
    row_buttons(app, row, box, side);
    return box.height;
}

// A file of one's own: chosen where the system has a chooser for it, and dropped.
float open_file(App& app, float x, float y, float width) {
    const float from = y;
    if (platform::can_ask_for_file()) {
        const Label label = label_for(app, "lessons.open_file");
        const float height = std::max(coarse_pointer() ? size::touch : size::control, scaled(34));
        if (button(label, {x, y, std::min(width, measure(label.name, Type::strong).width + 28), height}, ButtonStyle::plain)) platform::ask_for_file();
        y += height + 6;
    }
    const std::string& said = app.words()(platform::can_ask_for_file() ? "lessons.drop" : "lessons.drop_here");
    const Paragraph p = break_lines(said, Type::small, width);
    draw_paragraph(x, y, p, Type::small, theme().muted);
    describe_text("lessons.drop", "text", {x, y, width, p.height}, said);
    return y + p.height - from;
}

}  // namespace

void contents_widget(App& app, Rect area, bool compact) {
    const Strings& words = app.words();
    Group group("region", "page", words("lessons"));
    card(area);
    const float padding = compact ? 14 : size::padding;
    const Rect view{area.x + 2, area.y + 2, area.width - 4, area.height - 4};
    const Scrolled scrolled("lessons", view);
    const float x = area.x + padding, width = area.width - 2 * padding;
    float y = scrolled.top() + padding - 2;
    draw_text(x, y, words("lessons"), Type::title, theme().text);
    describe_text("lessons.title", "heading", {x, y, width, 28}, words("lessons"));
    y += scaled(34);
    const float field = coarse_pointer() ? size::touch : size::control;
    std::string wanted = app.state().search;
    const std::string &name = words("lessons.search"), &placeholder = words("lessons.search");
    if (text_field({"lessons.search", name}, {x, y, width, field}, wanted, {.placeholder = placeholder}) != Typing::nothing)
        app.apply(act(Action::Kind::search, wanted));
    y += field + 12;
    const std::vector<LessonRow> rows = present_contents(app.library(), app.state(), words);
    for (const LessonRow& row : rows) y += draw_row(app, row, x, y, width) + 10;
    const std::string& said = rows.empty() ? words("lessons.none") : words("lessons.found", {{"n", std::to_string(rows.size())}});
    if (rows.empty()) draw_text(x, y, said, Type::body, theme().muted);
    describe_text("lessons.found", "status", {x, y, width, 20}, said);
    y += rows.empty() ? scaled(30) : 6;
    y += open_file(app, x, y, width);
    scrolled.end(y + padding);
}

}  // namespace chainrule::ui
