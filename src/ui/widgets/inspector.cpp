#include "app/present/inspector.h"
#include "ui/draw.h"
#include "ui/icons.h"
#include "ui/text.h"
#include "ui/widgets/formula.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

void value_row(std::string_view id, const std::string& name, const std::string& value, Color color, Rect row) {
    draw_text(row.x, row.y + 7, name, Type::small, theme().muted);
    draw_text(row.right(), row.y, value, Type::mono_large, color, Align::right);
    describe_text(id, "text", row, name + " " + value);
}

void empty_inspector(const App& app, Rect inner) {
    const Paragraph hint = break_lines(app.words()("inspector.empty"), Type::body, inner.width);
    draw_paragraph(inner.x, inner.y + 26, hint, Type::body, theme().muted);
    describe_text("inspector.empty", "text", {inner.x, inner.y + 26, inner.width, hint.height}, app.words()("inspector.empty"));
}

}  // namespace

void inspector_widget(App& app, Rect area, bool closable) {
    const Strings& words = app.words();
    Group group("region", "inspector", words("inspector"));
    card(area);
    const Rect inner = area.inset(size::padding);
    push_clip(area);
    draw_text(inner.x, inner.y - 2, words("inspector"), Type::small, theme().muted);
    float right = inner.right() + 8;
    const float control = closable ? size::touch : 32;
    if (closable) {
        right -= control;
        if (icon_button(label_for(app, "inspector.close", "Esc"), {right, area.y + 4, control, control}, int(Icon::close), ButtonStyle::quiet))
            app.apply(act(Action::Kind::choose));
    }
    if (!app.state().trail.empty()) {
        const Label back = label_for(app, "inspector.back", "Backspace");
        const float width = measure(back.name, Type::body).width + 20;
        if (button(back, {right - width, area.y + 4, width, control}, ButtonStyle::quiet)) app.apply(act(Action::Kind::choose_back));
    }

    const std::optional<InspectorPicture> picture = present_inspector(app.snapshot(), app.state().chosen, words);
    if (!picture) {
        empty_inspector(app, inner);
        pop_clip();
        return;
    }
    float y = inner.y + 20;
    draw_text(inner.x, y, picture->cell, Type::mono_bold, theme().text);
    describe_text("inspector.cell", "heading", {inner.x, y, inner.width, 22}, picture->cell);
    y += 26;
    const Paragraph what = break_lines(picture->description, Type::small, inner.width);
    draw_paragraph(inner.x, y, what, Type::small, theme().muted);
    describe_text("inspector.what", "text", {inner.x, y, inner.width, what.height}, picture->description);
    y += what.height + 10;
    value_row("inspector.value", words("inspector.value"), picture->value, theme().text, {inner.x, y, inner.width, 28});
    y += 34;
    if (!picture->gradient.empty()) {
        value_row("inspector.gradient", words("inspector.gradient"), picture->gradient, theme().gradient, {inner.x, y, inner.width, 28});
        y += 36;
    }
    std::string opened;
    auto section = [&](const char* id, const std::vector<Piece>& pieces, Tone tone) {
        if (pieces.empty()) return;
        draw_text(inner.x, y, words(id), Type::small, theme().muted);
        y += 20;
        y += formula_box(id, words(id), inner.x, y, inner.width, pieces, tone, opened) + 12;
    };
    section("inspector.from", picture->from, Tone::quiet);
    if (!picture->note.empty()) {
        const Paragraph note = break_lines(picture->note, Type::small, inner.width);
        draw_paragraph(inner.x, y, note, Type::small, theme().muted);
        describe_text("inspector.note", "text", {inner.x, y, inner.width, note.height}, picture->note);
        y += note.height + 12;
    }
    section("inspector.gradient_from", picture->gradient_from, Tone::gradient);
    section("inspector.update", picture->update, Tone::update);
    pop_clip();
    if (!opened.empty()) app.apply(act(Action::Kind::choose, opened));
}

}  // namespace chainrule::ui
