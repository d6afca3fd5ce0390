#include "ui/widgets/page_text.h"

#include "platform/platform.h"
#include "ui/draw.h"

namespace chainrule::ui {
namespace {

using Kind = TextPiece::Kind;

bool leads_somewhere(const TextPiece& piece) {
    return piece.kind == Kind::command || piece.kind == Kind::cell || piece.kind == Kind::page || (piece.kind == Kind::number && !piece.target.empty());
}

Type type_of(const TextPiece& piece, const TextLook& look) {
    if (piece.kind == Kind::number || piece.code) return look.mono;
    return piece.strong || piece.emphasis ? look.strong : look.type;
}

bool asked_for(const TextPiece& piece) { return piece.kind == Kind::number && piece.text == hidden_number; }

Color color_of(const TextPiece& piece, const TextLook& look) {
    if (asked_for(piece)) return theme().accent_text;
    if (piece.kind == Kind::number) return piece.gradient ? theme().gradient : look.color;
    return leads_somewhere(piece) ? theme().accent_text : look.color;
}

// A page's name has neither.
bool is_address(std::string_view target) { return target.starts_with("https:") || target.starts_with("http:"); }

void underline(float x, float y, float width, Color color, bool dotted) {
    if (!dotted) return fill({x, y, width, 1}, color.with_alpha(0.7F));
    for (float at = x; at + 1 <= x + width; at += 3) fill({at, y, 1, 1}, color);
}

void follow(App& app, const TextPiece& piece) {
    switch (piece.kind) {
        case Kind::command: {
            Result<Command> command = parse_command(piece.target);
            if (!command) return app.tell(command.error());
            Action action;
            action.command = *command;
            return app.apply(action);
        }
        case Kind::page:
            if (is_address(piece.target)) return platform::open_address(piece.target);
            return app.apply(open_lesson(piece.target));
        default: return app.apply(act(Action::Kind::choose, piece.target));
    }
}

// The hint of a link: a command's own words say what it does.
std::string hint_of(const TextPiece& piece) { return piece.kind == Kind::page && is_address(piece.target) ? piece.target : ""; }

}  // namespace

TextLook body_look() { return {.color = theme().text}; }
TextLook strong_look() { return {.type = Type::strong, .color = theme().text}; }
TextLook small_look() { return {.type = Type::small, .strong = Type::strong_small, .mono = Type::mono_small, .color = theme().muted}; }

SetText set_text(const std::vector<TextPiece>& pieces, float width, const TextLook& look) {
    SetText text{&pieces, look, {}, {}, {}};
    for (const TextPiece& piece : pieces) {
        ProseRun& run = text.runs.emplace_back(ProseRun{piece.text, type_of(piece, look), {}, 0});
        std::optional<MathPicture>& math = text.math.emplace_back();
        if (piece.kind != Kind::formula) continue;
        math = fixed_formula(piece.text, false, look.type, width);
        if (math) run.box = {math->width, math->height}, run.box_below = math->height - math->baseline;
        else run.type = look.mono;  // no page has it: as it is written
    }
    text.prose = set_prose(text.runs, width, line_height(look.type));
    return text;
}

std::string spoken(const SetText& text) {
    std::string said;
    for (size_t i = 0; i < text.pieces->size(); ++i) said += text.math[i] ? text.math[i]->text : (*text.pieces)[i].text;
    return said;
}

void draw_text(App& app, std::string_view id, float x, float y, const SetText& text) {
    const std::vector<TextPiece>& pieces = *text.pieces;
    // Links lie under their text, so that hovering lights the ground.
    int link = 0;
    for (size_t i = 0; i < pieces.size();) {
        size_t end = i + 1;
        if (!leads_somewhere(pieces[i])) {
            i = end;
            continue;
        }
        while (pieces[i].kind != Kind::number && end < pieces.size() && pieces[end].kind == pieces[i].kind && pieces[end].target == pieces[i].target) ++end;
        std::vector<Rect> rects;
        std::string name = pieces[i].kind == Kind::number ? (pieces[i].gradient ? "\u2202L/\u2202" : "") + pieces[i].target + " = " : "";
        for (size_t k = i; k < end; ++k) name += pieces[k].text;
        for (const ProsePiece& p : text.prose.pieces)
            if (p.run >= int(i) && p.run < int(end)) rects.push_back({x + p.x, y + p.y, p.width, p.height});
        const std::string link_id = std::string(id) + "." + std::to_string(link++), hint = hint_of(pieces[i]);
        const LinkState state = text_link({link_id, name, hint}, rects);
        const bool of_cell = pieces[i].kind == Kind::cell || pieces[i].kind == Kind::number;
        if (of_cell && state.hovered && app.state().hovered != pieces[i].target) app.apply(act(Action::Kind::hover, pieces[i].target));
        if (state.followed) follow(app, pieces[i]);
        i = end;
    }
    for (const ProsePiece& p : text.prose.pieces) {
        const TextPiece& piece = pieces[size_t(p.run)];
        const Color color = color_of(piece, text.look);
        const float px = x + p.x, baseline = y + p.baseline;
        if (const auto& math = text.math[size_t(p.run)]) {
            draw_math(px, baseline - math->baseline, *math, color);
            continue;
        }
        if (asked_for(piece)) fill({px - 3, baseline - scaled(13), p.width + 6, scaled(18)}, theme().accent_soft, 4);
        else if (piece.code && piece.kind == Kind::text) fill({px - 2, baseline - scaled(13), p.width + 4, scaled(18)}, theme().ground, 4);
        draw_piece(x, y, p, text.runs[size_t(p.run)].type, color);
        if (leads_somewhere(piece)) underline(px, baseline + scaled(4), p.width, color, piece.kind == Kind::cell || piece.kind == Kind::number);
    }
}

}  // namespace chainrule::ui
