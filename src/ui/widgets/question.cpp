#include "ui/widgets/question.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/interaction.h"
#include "ui/scroll.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

constexpr float padding = 13, gap = 8;

float control_height() { return std::max(coarse_pointer() ? size::touch : size::control, scaled(34)); }

// The parts of a box below each other. The same code measures (without drawing) and draws, so that the two cannot differ.
class Box {
  public:
    Box(App& app, const QuestionPicture& q, float x, float y, float width, bool drawing)
        : app_(app), q_(q), x_(x + padding), y_(y + padding), width_(width - 2 * padding), drawing_(drawing) {}

    void text(const char* part, const std::vector<TextPiece>& pieces, const TextLook& look, float indent = 0) {
        if (pieces.empty()) return;
        const SetText set = set_text(pieces, width_ - indent, look);
        if (drawing_) {
            const std::string id = q_.id + "." + part;
            describe_text(id, "text", {x_ + indent, y_, width_ - indent, set.height()}, spoken(set));
            draw_text(app_, id, x_ + indent, y_, set);
        }
        y_ += set.height() + gap;
    }

    void number_row() {
        const Strings& words = app_.words();
        const float height = control_height(), check = button_width("question.check"), field = width_ - check - gap;
        if (drawing_) {
            std::string typed = q_.typed;
            const std::string id = "answer." + q_.id, name = words("question.field"), placeholder = words("question.placeholder");
            const Typing typing = text_field({id, name, q_.tolerance}, {x_, y_, field, height}, typed, {.placeholder = placeholder});
            if (typing != Typing::nothing) app_.apply(say(Action::Kind::type, q_.id, typed));
            const bool checked = press("question.check", {x_ + field + gap, y_, check, height}, ButtonStyle::primary, !typed.empty());
            if (!typed.empty() && (checked || typing == Typing::entered)) app_.apply(say(Action::Kind::answer, q_.id, typed));
        }
        y_ += height + 4;
        help_row(q_.tolerance);
    }

    // How exact is exact enough; a hint, and later the answer, for who wants them.
    void help_row(const std::string& tolerance) {
        const bool stuck = q_.wrong || q_.hint_shown, hint = !q_.hint.empty() && !q_.hint_shown;
        if (tolerance.empty() && !stuck && !hint) return;
        const float height = coarse_pointer() ? 40 : scaled(28);
        const char* const help = hint ? "question.hint" : stuck ? "question.reveal" : nullptr;
        const float offered = help ? measure(app_.words()(help), Type::body).width + 18 : 0;
        // Beside what is offered or, where it is too long for that, above it.
        if (help && !tolerance.empty() && measure(tolerance, Type::small).width > width_ - offered) {
            line("tolerance", tolerance, Type::small, theme().muted);
            return help_row("");
        }
        float right = x_ + width_ + 8;
        const auto offer = [&](const char* key) {
            const float width = measure(app_.words()(key), Type::body).width + 18;
            right -= width;
            return drawing_ && press(key, {right, y_, width, height}, ButtonStyle::quiet);
        };
        if (hint && offer("question.hint")) app_.apply(act(Action::Kind::hint, q_.id));
        if (!hint && stuck && offer("question.reveal")) app_.apply(act(Action::Kind::reveal, q_.id));
        const float top = y_ + height / 2 - measure("", Type::small).height / 2;
        if (drawing_ && !tolerance.empty()) {
            draw_text(x_, top, tolerance, Type::small, theme().muted, Align::left, right - x_);
            describe_text(q_.id + ".tolerance", "text", {x_, y_, right - x_, height}, tolerance);
        }
        y_ += height + 4;
    }

    void choice_rows() {
        for (size_t i = 0; i < q_.choices.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            const bool right = q_.closed && q_.answer == number, tried = q_.typed == number && q_.wrong;
            const float icon = scaled(16), left = 12 + icon + 8;
            const SetText set = set_text(q_.choices[i], width_ - left - 10, body_look());
            const float height = std::max(control_height(), set.height() + 12);
            if (drawing_) {
                const Rect row{x_, y_, width_, height};
                const std::string id = "answer." + q_.id + "." + number, name = spoken(set);
                fill(row, right ? theme().update_soft : theme().card, 8);
                const Spot hit = q_.closed ? Spot{} : spot({id, name}, row, tried);
                outline(row, right ? theme().update : hit.hovered ? theme().accent : theme().hairline, 1, 8);
                if (q_.closed) describe_text(id, "text", row, name);
                const Rect mark{x_ + 12, row.center_y() - icon / 2, icon, icon};
                if (right) draw_icon(Icon::check, mark, theme().update_text);
                else if (tried) draw_icon(Icon::close, mark, theme().negative_text);
                else circle({mark.center_x(), mark.center_y()}, icon * 0.42F, theme().card, hit.hovered ? theme().accent : theme().muted, 1.3F);
                draw_text(app_, id, x_ + left, row.center_y() - set.height() / 2, set);
                if (hit.chosen) app_.apply(say(Action::Kind::answer, q_.id, number));
            }
            y_ += height + 6;
        }
    }

    void line(const char* part, const std::string& said, Type type, Color color, const char* role = "text") {
        if (said.empty()) return;
        const Paragraph paragraph = break_lines(said, type, width_);
        if (drawing_) {
            draw_paragraph(x_, y_, paragraph, type, color);
            describe_text(q_.id + "." + part, role, {x_, y_, width_, paragraph.height}, said);
        }
        y_ += paragraph.height + gap;
    }

    // The number that was asked for, once it may be seen.
    void result() {
        if (q_.answer.empty() || !q_.choices.empty()) return;
        const float icon = scaled(16);
        if (drawing_) {
            if (q_.right) draw_icon(Icon::check, {x_, y_ + scaled(5), icon, icon}, theme().update_text);
            draw_text(x_ + (q_.right ? icon + 8 : 0), y_, q_.answer, Type::mono_large, q_.right ? theme().update_text : theme().text);
            describe_text(q_.id + ".answer", "status", {x_, y_, width_, scaled(26)}, app_.words()("question.answer", {{"answer", q_.answer}}));
        }
        y_ += scaled(26) + gap;
    }

    float bottom() const { return y_ - gap + padding; }

  private:
    float button_width(const char* key) const { return measure(app_.words()(key), Type::strong).width + 26; }
    bool press(const char* key, Rect rect, ButtonStyle style, bool enabled = true) {
        const std::string id = std::string(key) + "." + q_.id, name = app_.words()(key);
        return button({id, name}, rect, style, enabled);
    }

    App& app_;
    const QuestionPicture& q_;
    float x_, y_, width_;
    bool drawing_;
};

float lay_out(App& app, const QuestionPicture& q, const std::vector<TextPiece>& asked, float x, float y, float width, bool drawing) {
    Box box(app, q, x, y, width, drawing);
    box.text("asked", asked, strong_look());
    if (!q.choices.empty()) box.choice_rows();
    else if (!q.closed) box.number_row();
    if (!q.choices.empty() && !q.closed) box.help_row("");
    box.line("reply", q.closed ? "" : q.reply, Type::body, theme().text, "status");
    box.result();
    if (q.hint_shown) box.text("hint", q.hint, small_look());
    if (q.closed) box.text("because", q.because, body_look());
    return box.bottom() - y;
}

// Whether something was said to the learner since the box was last drawn.
bool has_news(const QuestionPicture& q) {
    static std::map<std::string, std::string> last;
    const std::string now = q.reply + (q.hint_shown ? "h" : "") + (q.closed ? "c" : "");
    const auto [before, first] = last.try_emplace(q.id, now);
    return !first && std::exchange(before->second, now) != now;
}

}  // namespace

float question_box(App& app, const QuestionPicture& q, const std::vector<TextPiece>& asked, float x, float y, float width) {
    const float height = lay_out(app, q, asked, x, y, width, false);
    const Rect rect{x, y, width, height};
    fill(rect, q.right ? theme().update_soft : q.closed ? theme().ground : theme().accent_soft, 10);
    outline(rect, q.right ? theme().update : q.closed ? theme().hairline : theme().accent, 1, 10);
    const std::string name = app.words()("question");
    Group group("group", "question." + q.id, name);
    lay_out(app, q, asked, x, y, width, true);
    if (has_news(q)) bring_into_sight(rect);
    return height;
}

}  // namespace chainrule::ui
