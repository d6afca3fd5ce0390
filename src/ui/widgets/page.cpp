// The open lesson: one step to read and do, and the way to the next.
#include "app/present/page.h"

#include <algorithm>
#include <optional>
#include <set>

#include "app/present/contents.h"
#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/interaction.h"
#include "ui/scroll.h"
#include "ui/text.h"
#include "ui/utf8.h"
#include "ui/widgets/page_blocks.h"
#include "ui/widgets/page_text.h"
#include "ui/widgets/question.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

constexpr float paragraph_gap = 10;
constexpr float most_width = 520;  // 66 characters of body text; longer lines are hard to follow

class PageDrawing {
  public:
    PageDrawing(App& app, float x, float y, float width) : app_(app), x_(x), y_(y), width_(width) {}

    void block(const BlockPicture& b, int index) {
        index_ = index;
        switch (b.kind) {
            case Block::Kind::heading: return text(b, 0, {.type = Type::heading, .strong = Type::heading, .color = theme().text}, "heading");
            case Block::Kind::paragraph: return text(b, 0, body_look());
            case Block::Kind::item: return item(b);
            case Block::Kind::quote: return quote(b);
            case Block::Kind::formula: return formula(b);
            case Block::Kind::code: return code(b);
            case Block::Kind::goal: return goal(b);
            case Block::Kind::widget: {
                const float height = page_widget_block(app_, b, index, x_, y_, width_);
                if (height > 0) y_ += height + paragraph_gap + 4;
                return;
            }
            case Block::Kind::question: y_ += question_box(app_, *b.question, b.content, x_, y_ + 2, width_) + paragraph_gap + 6; return;
        }
    }

    void faults(const std::vector<std::string>& all) {
        for (const std::string& one : all) boxed("page.fault." + std::to_string(fault_++), "text", one, theme().negative, theme().negative_text);
    }

    void notice(const std::string& said) {
        if (!said.empty()) boxed("page.notice", "status", said, theme().update, theme().update_text);
    }

    float y() const { return y_; }
    void skip(float by) { y_ += by; }

  private:
    std::string id() const { return "page." + std::to_string(index_); }

    float running(const BlockPicture& b, float indent, const TextLook& look, const char* role = "text") {
        const SetText set = set_text(b.content, width_ - indent, look);
        describe_text(id(), role, {x_ + indent, y_, width_ - indent, set.height()}, b.marker.empty() ? spoken(set) : b.marker + " " + spoken(set));
        draw_text(app_, id(), x_ + indent, y_, set);
        return set.height();
    }

    void boxed(const std::string& name, const char* role, const std::string& said, Color line, Color color) {
        const Paragraph p = break_lines(said, Type::small, width_ - 24);
        const Rect box{x_, y_, width_, p.height + 16};
        outline(box, line, 1, 8);
        draw_paragraph(x_ + 12, y_ + 8, p, Type::small, color);
        describe_text(name, role, box, said);
        y_ += box.height + 8;
    }

    void text(const BlockPicture& b, float indent, const TextLook& look, const char* role = "text") { y_ += running(b, indent, look, role) + paragraph_gap; }

    void item(const BlockPicture& b) {
        const float indent = scaled(18) * float(b.level);
        if (!b.marker.empty()) draw_text(x_ + indent - scaled(14), y_ + (line_height(Type::body) - measure("", Type::body).height) / 2, b.marker, Type::body, theme().muted);
        y_ += running(b, indent, body_look()) + 5;
    }

    void quote(const BlockPicture& b) {
        const float from = y_;
        TextLook look = body_look();
        look.color = theme().muted;
        text(b, 14, look);
        fill({x_, from, 3, y_ - from - paragraph_gap}, theme().hairline, 1.5F);
    }

    void formula(const BlockPicture& b) {
        constexpr float inside = 13;
        const std::string& tex = b.source->text;
        const std::optional<MathPicture> math = fixed_formula(tex, true, Type::body, width_ - 2 * inside);
        const Paragraph as_written = math ? Paragraph{} : break_lines(tex, Type::mono, width_ - 2 * inside);
        const Rect box{x_, y_, width_, (math ? math->height : as_written.height) + 2 * inside};
        fill(box, theme().ground, 8);
        describe_text(id(), "text", box, math ? math->text : tex);
        if (math) draw_math(box.center_x() - math->width / 2, box.y + inside, *math, theme().text);
        else draw_paragraph(x_ + inside, box.y + inside, as_written, Type::mono, theme().text);
        y_ += box.height + paragraph_gap;
    }

    void code(const BlockPicture& b) {
        constexpr float inside = 12;
        std::string source = b.source->text;
        while (source.ends_with('\n')) source.pop_back();
        const Paragraph p = break_lines(source, Type::mono_small, width_ - 2 * inside);
        const Rect box{x_, y_, width_, p.height + 2 * inside};
        fill(box, theme().ground, 8);
        describe_text(id(), "text", box, source);
        draw_paragraph(x_ + inside, y_ + inside, p, Type::mono_small, theme().text);
        y_ += box.height + paragraph_gap;
    }

    // A circle that becomes a tick.
    void goal(const BlockPicture& b) {
        constexpr float inside = 11;
        const float icon = scaled(16), indent = inside + icon + 9;
        TextLook look = body_look();
        if (b.met) look.color = theme().update_text;
        const SetText set = set_text(b.content, width_ - indent - inside, look);
        const Rect box{x_, y_, width_, set.height() + 2 * inside};
        if (b.met) fill(box, theme().update_soft, 10);
        outline(box, b.met ? theme().update : theme().hairline, 1, 10);
        const Rect mark{x_ + inside, y_ + inside + (line_height(Type::body) - icon) / 2, icon, icon};
        if (b.met) draw_icon(Icon::check, mark, theme().update_text);
        else circle({mark.center_x(), mark.center_y()}, icon * 0.42F, theme().card, theme().muted, 1.4F);
        const std::string said = app_.words()(b.met ? "goal.met" : "goal.open", {{"goal", spoken(set)}});
        describe_text(id(), "status", box, said);
        draw_text(app_, id(), x_ + indent, y_ + inside, set);
        y_ += box.height + paragraph_gap + 2;
    }

    App& app_;
    float x_, y_, width_;
    int index_ = 0, fault_ = 0;
};

// How many characters of a file our fonts do not have: they are cut down to those of our own pages.
size_t without_glyph(const OwnLesson& own) {
    static std::string text;
    static size_t count = 0;
    if (text == own.text) return count;
    text = own.text;
    std::set<std::string_view> missing;
    for (size_t at = 0; at < text.size();) {
        const size_t from = at;
        if (next_character(text, at) <= ' ') continue;
        const std::string_view character = std::string_view(text).substr(from, at - from);
        if (!missing.count(character) && !has_glyph(character)) missing.insert(character);
    }
    return count = missing.size();
}

// At the end of the lesson: once more from the beginning; a file of the learner's own is put away.
void at_the_end(App& app, float x, float width, PageDrawing& drawing) {
    const std::string& lesson = app.state().lesson;
    const float height = std::max(coarse_pointer() ? size::touch : size::control, scaled(34));
    const auto offer = [&](const Label& label, Icon icon) {
        const float wanted = scaled(16) + 8 + measure(label.name, Type::strong).width + 26;
        drawing.skip(4);
        const bool pressed = icon_button(label, {x, drawing.y(), std::min(width, wanted), height}, int(icon), ButtonStyle::plain);
        drawing.skip(height + 6);
        return pressed;
    };
    if (offer(label_for(app, "lesson.start_over"), Icon::reset)) return app.apply(act(Action::Kind::start_over, lesson));
    if (!is_own(lesson)) return;
    const std::string name = app.words()("lessons.remove", {{"file", std::string(own_file(lesson))}});
    if (offer({"lesson.remove", name, app.words()("lessons.remove.hint")}, Icon::close)) app.apply(act(Action::Kind::remove_own));
}

// Back and Next; between them, when the learner has wandered off, the way back to the step. Where one is among the steps stands above
// them in `bar` or, without one, between them. On the last step Next leads on to the next lesson, or to all of them.
void way_on(App& app, const PagePicture& p, std::optional<Rect> bar, Rect row) {
    const Strings& words = app.words();
    const bool last = p.step + 1 >= p.steps;
    const bool more = app.library().beside(app.state().lesson, 1), less = app.library().beside(app.state().lesson, -1);
    const char* next_key = !last ? "lesson.next" : more ? "lesson.next_lesson" : "lesson.all";
    const bool wandered = app.state().wandered;  // the way back needs the room between
    const char* back_key = p.step > 0 || !less || wandered ? "lesson.back" : "lesson.previous_lesson";
    const auto width_of = [&](const std::string& name) { return std::max(measure(name, Type::strong).width + 28, size::touch); };
    const float back = width_of(words(back_key)), next = width_of(words(next_key));
    const float room = row.width - back - next - 12;
    const bool between = !bar;
    if (between) {
        const float before = wandered ? row.height + 6 : 4;
        bar = Rect{row.x + back + 6 + before, row.center_y() - 9, room - before - 4, 18};
    }
    int step = p.step;
    const std::string place = words("lesson.step_of", {{"n", std::to_string(p.step + 1)}, {"of", std::to_string(p.steps)}, {"title", p.title}});
    if (stages(label_for(app, "lesson.steps"), *bar, p.steps, p.furthest, step, place)) app.apply(open_lesson(app.state().lesson, step));
    if (button({"lesson.back", words(back_key), {}, "Shift Enter"}, {row.x, row.y, back, row.height}, ButtonStyle::plain, p.step > 0 || less))
        app.apply(act(Action::Kind::previous_step));
    if (wandered && room > row.height) {
        const Label label = label_for(app, "lesson.bring_back");
        const float wide = scaled(16) + 8 + measure(label.name, Type::body).width + 26;
        const float width = between || wide > room ? row.height : wide, x = row.x + back + 6 + (between ? 0 : (room - width) / 2);
        if (icon_button(label, {x, row.y, width, row.height}, int(Icon::reset), ButtonStyle::quiet)) app.apply(act(Action::Kind::bring_back));
    }
    // Next is the one primary button, unless something is still asked here.
    const Label label = label_for(app, next_key, "Enter");
    if (button({"lesson.next", label.name, label.hint, label.key}, {row.right() - next, row.y, next, row.height}, p.goals_left > 0 ? ButtonStyle::plain : ButtonStyle::primary))
        app.apply(act(Action::Kind::next_step));
}

}  // namespace

void lesson_widget(App& app, Rect area, bool compact) {
    const PageResult* open = app.page();
    if (!open) return contents_widget(app, area, compact);
    const PagePicture p = present_page(*open, app.state(), app.snapshot(), app.words());
    Group group("region", "page", open->page.title);
    card(area);
    const float padding = compact ? 14 : size::padding, control = std::max(coarse_pointer() ? size::touch : size::control, scaled(34));
    const Rect footer{area.x + padding, area.bottom() - control - (compact ? 8 : 12), area.width - 2 * padding, control};
    std::optional<Rect> bar = Rect{footer.x, footer.y - 22, footer.width, 18};
    if (compact) bar.reset();
    const Rect view{area.x + 2, area.y + 2, area.width - 4, (bar ? bar->y : footer.y - 6) - area.y - 2};
    const float width = std::min(area.width - 2 * padding, scaled(most_width));
    {
        const Scrolled scrolled("page/" + app.state().lesson + "/" + std::to_string(p.step), view);
        float y = scrolled.top() + padding - 2;
        const float x = area.x + padding;
        draw_text(x, y, p.counter, Type::small, theme().muted, Align::left, width);
        describe_text("page.counter", "text", {x, y, width, 16}, p.counter);
        y += scaled(19);
        if (!p.own.empty()) {
            draw_text(x, y, p.own, Type::small, theme().accent_text, Align::left, width);
            describe_text("page.own", "text", {x, y, width, 16}, p.own);
            y += scaled(19);
        }
        const Paragraph title = break_lines(p.title, compact ? Type::brand : Type::title, width);
        draw_paragraph(x, y, title, compact ? Type::brand : Type::title, theme().text);
        describe_text("page.title", "heading", {x, y, width, title.height}, p.title);
        PageDrawing drawing(app, x, y + title.height + 8, width);
        drawing.notice(p.notice);
        if (const size_t n = p.own.empty() ? 0 : without_glyph(*app.own()); n > 0) drawing.faults({app.words()("lesson.no_glyphs", {{"n", std::to_string(n)}})});
        drawing.faults(p.faults);
        for (size_t i = 0; i < p.blocks.size(); ++i) {
            drawing.block(p.blocks[i], int(i));
            drawing.faults(p.blocks[i].faults);
        }
        drawing.faults(p.faults_elsewhere);
        if (p.step + 1 >= p.steps) at_the_end(app, x, width, drawing);
        scrolled.end(drawing.y() + 4);
    }
    way_on(app, p, bar, footer);
}

}  // namespace chainrule::ui
