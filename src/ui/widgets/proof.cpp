// Published numbers, each beside what came out here: on a page of their own, and one source's within a lesson.
#include "app/present/proof.h"

#include <algorithm>

#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/interaction.h"
#include "ui/scroll.h"
#include "ui/widgets/page_text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

constexpr float most_width = 560;  // beyond, the eye loses the row

Icon icon_of(Verdict verdict) {
    return verdict == Verdict::reproduced ? Icon::check : verdict == Verdict::published_wrong ? Icon::attention : Icon::close;
}
Color color_of(Verdict verdict) { return verdict == Verdict::reproduced ? theme().update_text : theme().negative_text; }

// Numbers below each other, point under point.
struct Column {
    float before = 0, after = 0;  // the widest part up to the point, and from it
    static float lead(const std::string& number) { return measure(number.substr(0, number.find('.')), Type::mono_small).width; }
    void hold(const std::string& number) {
        const float left = lead(number);
        before = std::max(before, left);
        after = std::max(after, measure(number, Type::mono_small).width - left);
    }
    float width() const { return before + after; }
};

class ProofDrawing {
  public:
    ProofDrawing(App& app, float x, float y, float width) : app_(app), x_(x), y_(y), width_(width) {}

    float y() const { return y_; }
    void skip(float by) { y_ += by; }

    // A line or more of plain text.
    void text(std::string_view id, const char* role, const std::string& words, Type type, Color color) {
        const Paragraph p = break_lines(words, type, width_);
        describe_text(id, role, {x_, y_, width_, p.height}, words);
        draw_paragraph(x_, y_, p, type, color);
        y_ += p.height;
    }

    void link(const std::string& id, const std::string& words, const std::string& target) {
        TextPiece piece;
        piece.kind = TextPiece::Kind::page, piece.text = words, piece.target = target;
        const std::vector<TextPiece> pieces{piece};
        const SetText set = set_text(pieces, width_, small_look());
        draw_text(app_, id, x_, y_, set);
        y_ += set.height();
    }

    void numbers(const ProofGroup& group, std::string_view id) {
        measure_columns(group);
        for (size_t i = 0; i < group.calculations.size(); ++i) calculation(group.calculations[i], std::string(id) + "." + group.calculations[i].id, i == 0);
    }

  private:
    std::string caption(const char* key) const { return app_.words()(key); }
    static float caption_width(const std::string& words) { return measure(words, Type::small).width; }

    void measure_columns(const ProofGroup& group) {
        symbol_ = caption_width(caption("proof.number")), published_ = here_ = {}, difference_ = caption_width(caption("proof.difference"));
        for (const ProofCalculation& each : group.calculations)
            for (const ProofNumber& n : each.numbers) {
                symbol_ = std::max(symbol_, measure(n.symbol, Type::mono_small).width);
                difference_ = std::max(difference_, measure(n.difference, Type::mono_small).width);
                published_.hold(n.published), here_.hold(n.here);
            }
        mark_ = scaled(14) + 6;
        const float published = std::max(published_.width(), caption_width(caption("proof.published")));
        const float here = std::max(here_.width(), caption_width(caption("proof.here")));
        const float spare = width_ - mark_ - symbol_ - published - here - difference_;
        form_ = spare >= 3 * least_gap ? Form::line : mark_ + published + least_gap + here <= width_ ? Form::two_lines : Form::stack;
        const float gap = std::clamp(spare / 3, least_gap, 26.F);
        published_at_ = form_ == Form::line ? mark_ + symbol_ + gap : mark_;
        here_at_ = form_ == Form::line ? published_at_ + published + gap : std::max(mark_ + published + least_gap, mark_ + (width_ - mark_) / 2);
        difference_at_ = form_ == Form::line ? here_at_ + here + gap + difference_ : width_;
        if (form_ == Form::two_lines) here_at_ = std::min(here_at_, width_ - here);
        if (form_ != Form::stack) return;
        published_at_ = here_at_ = mark_ + std::max(caption_width(caption("proof.published")), caption_width(caption("proof.here"))) + least_gap;
        published_.before = here_.before = std::max(published_.before, here_.before);
    }

    void draw_number(float x, const Column& column, const std::string& number, size_t same, Color other) const {
        x += column.before - Column::lead(number);
        const std::string first = number.substr(0, same);
        draw_text(x, y_, first, Type::mono_small, theme().text);
        if (same < number.size()) draw_text(x + measure(first, Type::mono_small).width, y_, number.substr(same), Type::mono_small, other);
    }

    void captions() {
        const float small = (measure("", Type::mono_small).height - measure("", Type::small).height) / 2;
        if (form_ == Form::line) draw_text(x_ + mark_, y_ + small, caption("proof.number"), Type::small, theme().muted);
        draw_text(x_ + published_at_, y_ + small, caption("proof.published"), Type::small, theme().muted);
        draw_text(x_ + here_at_, y_ + small, caption("proof.here"), Type::small, theme().muted);
        if (form_ == Form::line) draw_text(x_ + difference_at_, y_ + small, caption("proof.difference"), Type::small, theme().muted, Align::right);
        y_ += row();
    }

    // Its title, and how many numbers came out which way: beside it, or below where there is no room.
    void head(const ProofCalculation& c, const std::string& id) {
        const float icon = scaled(14), gap = 12;
        float counts = 0;
        std::string said = c.title;
        for (const ProofCount& each : c.counts) {
            counts += icon + 4 + measure(each.text, Type::small).width + gap;
            said += ", " + each.text;
        }
        const bool beside = measure(c.title, Type::strong).width + counts <= width_;
        const Paragraph title = break_lines(c.title, Type::strong, width_);
        const float top = y_;
        draw_paragraph(x_, y_, title, Type::strong, theme().text);
        float at = beside ? x_ + width_ - counts + gap : x_, line = y_ + (beside ? title.height / 2 : title.height + scaled(9));
        for (const ProofCount& each : c.counts) {
            draw_icon(icon_of(each.verdict), {at, line - icon / 2, icon, icon}, color_of(each.verdict));
            draw_text(at + icon + 4, line - measure("", Type::small).height / 2, each.text, Type::small, color_of(each.verdict));
            at += icon + 4 + measure(each.text, Type::small).width + gap;
        }
        y_ += title.height + (beside ? 2 : scaled(20));
        describe_text(id, "text", {x_, top, width_, y_ - top}, said);
    }

    void calculation(const ProofCalculation& c, const std::string& id, bool first) {
        head(c, id);
        if (first && form_ != Form::stack) captions();
        for (size_t i = 0; i < c.numbers.size(); ++i) number(c.numbers[i], id + "." + std::to_string(i));
        if (!c.why.empty()) {
            constexpr float inside = 10;
            const Paragraph p = break_lines(c.why, Type::body, width_ - 2 * inside);
            const Rect box{x_, y_ + 3, width_, p.height + 2 * inside};
            fill(box, theme().ground, 8);
            describe_text(id + ".why", "text", box, c.why);
            draw_paragraph(x_ + inside, box.y + inside, p, Type::body, theme().text);
            y_ = box.bottom() + 4;
        }
        y_ += 10;
    }

    void number(const ProofNumber& n, const std::string& id) {
        const float icon = scaled(14), height = row() * (form_ == Form::line ? 1.F : form_ == Form::two_lines ? 2.F : 3.F);
        const Color other = color_of(n.verdict);
        describe_text(id, "text", {x_, y_, width_, height}, n.said);
        draw_icon(icon_of(n.verdict), {x_, y_ + (measure("", Type::mono_small).height - icon) / 2, icon, icon}, other);
        draw_text(x_ + mark_, y_, n.symbol, Type::mono_small, theme().text);
        // Where the difference has no column of its own it says what it is.
        const std::string difference = form_ == Form::line ? n.difference : caption("proof.difference") + " " + n.difference;
        draw_text(x_ + difference_at_, y_, difference, form_ == Form::line ? Type::mono_small : Type::small, theme().muted, Align::right);
        if (form_ != Form::line) y_ += row();
        if (form_ == Form::stack) draw_text(x_ + mark_, y_, caption("proof.published"), Type::small, theme().muted);
        draw_number(x_ + published_at_, published_, n.published, n.published.size(), other);
        if (form_ == Form::stack) draw_text(x_ + mark_, y_ += row(), caption("proof.here"), Type::small, theme().muted);
        draw_number(x_ + here_at_, here_, n.here, n.same, other);
        y_ += row() + (form_ == Form::line ? 0 : 4);
    }

    static float row() { return scaled(20); }
    static constexpr float least_gap = 10;

    App& app_;
    float x_, y_, width_;
    float mark_ = 0, symbol_ = 0, difference_ = 0, published_at_ = 0, here_at_ = 0, difference_at_ = 0;  // the last: its right end
    Column published_, here_;
    // A line per number; where that is too wide, its name and the difference above the two numbers; or all below each other.
    enum class Form { line, two_lines, stack };
    Form form_ = Form::line;
};

void progress_bar(Rect bar, double share) {
    fill(bar, theme().hairline, 2);
    fill({bar.x, bar.y, bar.width * float(share), bar.height}, theme().accent, 2);
}

}  // namespace

void proof_widget(App& app, Rect area, bool compact) {
    const Strings& words = app.words();
    const ProofPicture p = present_proof(app.proof(), app.library(), words);
    Group group("region", "page", words("proof.title"));
    card(area);
    const float padding = compact ? 14 : size::padding, width = std::min(area.width - 2 * padding, scaled(most_width));
    const Scrolled scrolled("proof", {area.x + 2, area.y + 2, area.width - 4, area.height - 4});
    const float x = area.x + padding;
    ProofDrawing drawing(app, x, scrolled.top() + padding - 2, width);
    drawing.text("proof.title", "heading", words("proof.title"), compact ? Type::brand : Type::title, theme().text);
    drawing.skip(4);
    drawing.text("proof.summary", "status", p.summary, Type::strong, theme().text);
    if (!p.done) progress_bar({x, drawing.y() + 4, width, 4}, p.progress);
    drawing.skip(14);
    drawing.text("proof.intro", "text", words("proof.intro"), Type::small, theme().muted);
    drawing.text("proof.machine", "text", machine_words(words), Type::small, theme().muted);
    drawing.skip(8);
    const Label again = label_for(app, "proof.again");
    const float height = std::max(coarse_pointer() ? size::touch : size::control, scaled(34));
    const Rect button{x, drawing.y(), std::min(width, scaled(16) + 8 + measure(again.name, Type::body).width + 26), height};
    if (icon_button(again, button, int(Icon::reset), ButtonStyle::plain, p.done)) app.apply(act(Action::Kind::prove_again));
    drawing.skip(height + 20);
    for (const ProofGroup& each : p.groups) {
        const std::string id = "proof." + each.id;
        fill({x, drawing.y() - 10, width, 1}, theme().hairline);
        drawing.text(id, "heading", each.author, Type::heading, theme().text);
        drawing.link(id + ".source", each.title, each.address);
        if (!each.lesson.empty()) drawing.link(id + ".lesson", each.live, each.lesson);
        drawing.skip(8);
        drawing.numbers(each, "proof");
        drawing.skip(14);
    }
    scrolled.end(drawing.y());
}

float proof_block(App& app, const std::string& source, std::string_view id, float x, float y, float width) {
    const bool asked = app.still_asked();
    const ProofPicture p = present_proof(app.proof(source), app.library(), app.words(), asked);
    ProofDrawing drawing(app, x, y, width);
    drawing.text(std::string(id) + ".summary", "status", p.summary, Type::strong, theme().text);
    drawing.skip(6);
    for (const ProofGroup& each : p.groups) drawing.numbers(each, id);
    return drawing.y() - y;
}

}  // namespace chainrule::ui
