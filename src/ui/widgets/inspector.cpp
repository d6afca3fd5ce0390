#include <algorithm>

#include "app/present/inspector.h"
#include "platform/platform.h"
#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/imgui_door.h"
#include "ui/scroll.h"
#include "ui/text.h"
#include "ui/widgets/formula.h"
#include "ui/widgets/question.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

constexpr float gap = 12;
constexpr double told_for = 5;  // seconds that "copied" is there

// What was copied last, and when.
struct Told {
    std::string key, cell;
    double at = -told_for;
} told;

void empty_inspector(const App& app, Rect inner) {
    const Paragraph hint = break_lines(app.words()("inspector.empty"), Type::body, inner.width);
    draw_paragraph(inner.x, inner.y + 26, hint, Type::body, theme().muted);
    describe_text("inspector.empty", "text", {inner.x, inner.y + 26, inner.width, hint.height}, app.words()("inspector.empty"));
}

// The head of the card: what it is called, where back leads, and on phones a way out. Returns where its content may begin.
float head(App& app, Rect area, bool closable) {
    const Strings& words = app.words();
    const Size caption = measure(words("inspector"), Type::small);
    const float inner = area.x + size::padding, height = closable ? size::touch : 32;
    float right = area.right() - size::padding + 8;
    if (closable) {
        right -= height;
        if (icon_button(label_for(app, "inspector.close", "Esc"), {right, area.y + 4, height, height}, int(Icon::close), ButtonStyle::quiet))
            app.apply(act(Action::Kind::choose));
    }
    draw_text(inner, area.y + 4 + height / 2 - caption.height / 2, words("inspector"), Type::small, theme().muted);
    if (app.state().trail.empty()) return area.y + height + 4;
    const std::string& last = app.state().trail.back();
    const std::string name = words("inspector.back_to", {{"cell", last.substr(last.rfind(' ') + 1)}});
    const std::string hint = words("inspector.back.hint");
    // The icon alone where the name has no room.
    const float room = right - inner - caption.width - 6, width = measure(name, Type::body).width + scaled(16) + 34;
    const float used = width <= room ? width : height;
    if (icon_button({"inspector.back", name, hint, "Backspace"}, {right - used, area.y + 4, used, height}, int(Icon::back), ButtonStyle::quiet))
        app.apply(act(Action::Kind::choose_back));
    return area.y + height + 4;
}

// The parts of the card below each other.
class Body {
  public:
    Body(App& app, const InspectorPicture& picture, float x, float y, float width, float control)
        : app_(app), words_(app.words()), p_(picture), x_(x), y_(y), width_(width), control_(control) {}

    void draw() {
        what_it_is();
        if (const std::optional<QuestionPicture> prediction = present_prediction(app_.state(), app_.snapshot(), words_)) {
            const std::string& cell = app_.state().predicted;
            TextPiece asked;
            asked.text = cell.starts_with("grad ") ? words_("prediction.asked_gradient", {{"cell", cell.substr(5)}})
                                                   : words_("prediction.asked", {{"cell", cell}});
            y_ += question_box(app_, *prediction, {asked}, x_, y_, width_) + gap;
        }
        section("inspector.from", p_.from, Tone::quiet);
        section("inspector.update", p_.update, Tone::update);
        paragraph("inspector.note", p_.note);
        paths("inspector.goes_to", p_.goes_to, "inspector.goes_to.what");
        paragraph("inspector.goes_to_note", p_.goes_to_note);
        paths("inspector.passes_back", p_.passes_back, "inspector.passes_back.what");
        if (!p_.gradient.text.empty() && !p_.gradient.in_words) check();
        if (!p_.value.in_words || !(p_.gradient.text.empty() || p_.gradient.in_words)) copy_row();
        if (press_.more) app_.apply(act(Action::Kind::toggle_everything));
        if (!press_.cell.empty()) app_.apply(act(Action::Kind::choose, press_.cell));
    }
    float bottom() const { return y_; }

  private:
    void what_it_is() {
        describe_text("inspector.cell", "heading", {x_, y_, width_, scaled(22)}, p_.cell);
        draw_text(x_, y_, p_.cell, Type::mono_bold, theme().text, Align::left, width_);
        y_ += scaled(26);
        paragraph("inspector.what", p_.description);
        number("inspector.value", p_.value, theme().text);
        number("inspector.before", p_.before, theme().text);
        number("inspector.gradient", p_.gradient, theme().gradient);
        y_ += 6;
    }

    void number(std::string_view id, const InspectorPicture::Number& one, Color color) {
        if (one.text.empty()) return;
        const std::string name = words_(id);
        const Rect row{x_, y_, width_, scaled(30)};
        const Color ground = id == "inspector.gradient" ? theme().gradient_soft : theme().accent_soft;
        if (one.asked) fill({row.x - 8, row.y, row.width + 16, row.height}, ground, 8);
        const float middle = row.center_y();
        draw_text(row.x, middle - measure("", Type::small).height / 2 + 1, name, Type::small, theme().muted);
        const Type type = one.in_words ? Type::body : Type::mono_large;
        draw_text(row.right(), middle - measure("", type).height / 2, one.text, type, one.in_words ? theme().muted : color, Align::right);
        describe_text(id, "text", row, name + " " + one.text);
        y_ += row.height + 4;
    }

    void paragraph(std::string_view id, const std::string& said) {
        if (said.empty()) return;
        const Paragraph lines = break_lines(said, Type::small, width_);
        draw_paragraph(x_, y_, lines, Type::small, theme().muted);
        describe_text(id, "text", {x_, y_, width_, lines.height}, said);
        y_ += lines.height + gap;
    }

    void heading(const std::string& name) {
        draw_text(x_, y_, name, Type::strong_small, theme().text);
        y_ += scaled(20);
    }

    void section(const char* id, const std::vector<Piece>& pieces, Tone tone) {
        if (pieces.empty()) return;
        heading(words_(id));
        y_ += formula_box(id, words_(id), x_, y_, width_, pieces, tone, words_, press_) + gap;
    }

    // One number after the other with what passes between it and the chosen one; at last their sum.
    void paths(const char* id, const InspectorPicture::Paths& all, const char* what) {
        if (all.shown.empty()) return;
        heading(words_(id));
        const bool any = std::any_of(all.shown.begin(), all.shown.end(), [](const InspectorPicture::Path& p) { return !p.share.empty(); });
        if (any) {
            const Paragraph lines = break_lines(words_(what), Type::small, width_);
            draw_paragraph(x_, y_ - 2, lines, Type::small, theme().muted);
            y_ += lines.height + 4;
        }
        const float inner = width_ - 2 * formula_padding, left = x_ + formula_padding, name_row = scaled(24);
        std::vector<LiveFormula> shares;
        float height = 2 * formula_padding - 4;
        std::string said = words_(id) + (any ? ": " + words_(what) : ":");
        for (const InspectorPicture::Path& path : all.shown) {
            shares.push_back(lay_out(path.share, inner));
            height += name_row + (path.share.empty() ? 0 : shares.back().picture.height + 8);
            said += "\n" + spoken_name(path.cell.empty() ? path.name : path.cell, words_);
            if (!path.share.empty()) said += ": " + plain_text(path.share);
            else if (!path.note.empty()) said += ", " + path.note;
        }
        const LiveFormula sum = lay_out(all.sum, inner);
        if (all.more > 0) height += name_row;
        if (!all.sum.empty()) {
            height += name_row + sum.picture.height + 8;
            said += "\n" + words_("inspector.paths_add_up") + " " + plain_text(all.sum);
        }
        fill({x_, y_, width_, height}, ground_of(any ? Tone::gradient : Tone::quiet), 8);
        describe_text(id, "text", {x_, y_, width_, height}, said);
        float y = y_ + formula_padding - 4;
        for (size_t i = 0; i < all.shown.size(); ++i) {
            const InspectorPicture::Path& path = all.shown[i];
            const std::string path_id = std::string(id) + "." + std::to_string(i);
            path_name(path_id, path, {left, y, inner, name_row});
            y += name_row;
            if (path.share.empty()) continue;
            draw_formula(path_id + ".share", left, y, shares[i], words_, press_);
            y += shares[i].picture.height + 8;
        }
        if (all.more > 0) {
            const std::string name = words_("inspector.more_paths", {{"n", std::to_string(all.more)}});
            if (quiet_link(std::string(id) + ".more", "+ " + name, {left, y, inner, name_row})) press_.more = true;
            y += name_row;
        }
        if (!all.sum.empty()) {
            const float top = y + name_row / 2 - measure("", Type::small).height / 2;
            draw_text(left, top, words_("inspector.paths_add_up"), Type::small, theme().muted);
            draw_formula(std::string(id) + ".sum", left, y + name_row, sum, words_, press_);
        }
        y_ += height + gap;
    }

    void path_name(const std::string& id, const InspectorPicture::Path& path, Rect row) {
        const Size size = measure(path.name, Type::mono);
        const Rect place{row.x, row.y, std::min(size.width, row.width), row.height};
        if (path.cell.empty()) draw_text(row.x, row.center_y() - size.height / 2, path.name, Type::mono, theme().text, Align::left, row.width);
        else if (link({id, spoken_name(path.cell, words_)}, place, path.name)) press_.cell = path.cell;
        if (path.note.empty()) return;
        const float top = row.center_y() - measure("", Type::small).height / 2;
        draw_text(row.right(), top, path.note, Type::small, theme().muted, Align::right);
    }

    bool quiet_link(const std::string& id, const std::string& name, Rect row) {
        const Size size = measure(name, Type::small);
        draw_text(row.x, row.center_y() - size.height / 2, name, Type::small, theme().accent_text);
        return link({id, name}, {row.x, row.y, size.width, row.height}, "", Ink::accent);
    }

    void check() {
        const Label label = label_for(app_, "inspector.check", "C");
        const Rect chip{x_, y_, measure(label.name, Type::small).width + scaled(26), control_};
        const bool on = app_.state().checking;
        if (toggle(label, chip, on)) app_.apply(act(Action::Kind::toggle_check));
        y_ += control_ + 8;
        if (on) y_ += gradient_check_block(app_, p_.cell, "inspector.gradient_check", x_, y_, width_) + gap;
    }

    void copy_row() {
        if (app_.state().everything && p_.long_sums) {
            const Label fewer = label_for(app_, "inspector.fewer");
            const float width = measure(fewer.name, Type::body).width + 26;
            if (button(fewer, {x_, y_, width, control_}, ButtonStyle::plain)) press_.more = true;
            y_ += control_ + 8;
        }
        float x = x_;
        const auto offer = [&](const char* id, CopyForm form, const char* done) {
            const std::string name = words_(id);
            const float width = measure(name, Type::strong).width + 24;
            if (x > x_ && x + width > x_ + width_) x = x_, y_ += control_ + 8;
            const bool pressed = button({id, name}, {x, y_, width, control_}, ButtonStyle::plain);
            x += width + 8;
            if (!pressed) return;
            platform::copy_text(copied(app_.snapshot(), app_.state().chosen, masking(app_.state(), app_.snapshot()), form));
            told = {done, app_.state().chosen, ImGui::GetTime()};
        };
        offer("inspector.copy_text", CopyForm::text, "inspector.copied_text");
        offer("inspector.copy_latex", CopyForm::latex, "inspector.copied_latex");
        y_ += control_ + 6;
        // Its room is kept, so that nothing moves when it comes.
        const double left = told.at + told_for - ImGui::GetTime();
        const Rect row{x_, y_, width_, scaled(18)};
        if (left > 0 && told.cell == app_.state().chosen) {
            const float icon = scaled(14);
            draw_icon(Icon::check, {row.x, row.center_y() - icon / 2, icon, icon}, theme().update_text);
            const float top = row.center_y() - measure("", Type::small).height / 2;
            draw_text(row.x + icon + 6, top, words_(told.key), Type::small, theme().update_text);
            describe_text("inspector.copied", "status", row, words_(told.key));
            platform::wake_after(left + 0.01);
        }
        y_ += row.height;
    }

    App& app_;
    const Strings& words_;
    const InspectorPicture& p_;
    const float x_;
    float y_;
    const float width_, control_;
    FormulaPress press_;
};

}  // namespace

void inspector_widget(App& app, Rect area, bool closable) {
    Group group("region", "inspector", app.words()("inspector"));
    card(area);
    const Rect inner = area.inset(size::padding);
    const float top = head(app, area, closable);
    const AppState& state = app.state();
    const std::optional<InspectorPicture> picture =
        present_inspector(app.snapshot(), state.chosen, app.words(), masking(state, app.snapshot()), state.everything);
    if (!picture) return empty_inspector(app, inner);
    const Scrolled scrolled("inspector/" + state.chosen, {area.x + 2, top, area.width - 4, area.bottom() - 2 - top});
    Body body(app, *picture, inner.x, scrolled.top() + 4, inner.width, closable ? size::touch : scaled(34));
    body.draw();
    scrolled.end(body.bottom() + 10);
}

}  // namespace chainrule::ui
