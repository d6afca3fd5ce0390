#include "ui/prose.h"

#include <algorithm>

#include "ui/line_break.h"
#include "ui/utf8.h"

namespace chainrule::ui {
namespace {

constexpr char32_t box_character = 0xFFFC;
constexpr float middle = 0.37F;  // of capitals above the baseline, in ems: as in text.cpp

struct Atom {
    char32_t c = 0;
    float advance = 0;
    int run = 0;
    size_t from = 0, to = 0;  // in the run's text
};

std::vector<Atom> atoms_of(std::span<const ProseRun> runs) {
    std::vector<Atom> atoms;
    std::vector<float> advances;
    for (size_t i = 0; i < runs.size(); ++i) {
        const ProseRun& run = runs[i];
        if (run.box.width > 0) {
            atoms.push_back({box_character, run.box.width, int(i), 0, 0});
            continue;
        }
        advances.clear();
        measure_characters(run.text, run.type, advances);
        size_t n = 0;
        for (size_t at = 0; at < run.text.size();) {
            const size_t from = at;
            const char32_t c = next_character(run.text, at);
            atoms.push_back({c, c == '\n' ? 0 : advances[n], int(i), from, at});
            ++n;
        }
    }
    return atoms;
}

// "h = 0.59" stays together: no line ends with the sign, and none begins with it after a formula. `at` follows a space.
bool tears_equation(const std::vector<Atom>& atoms, size_t at) {
    if (at < 2 || atoms[at - 1].c != ' ') return false;
    return atoms[at - 2].c == '=' || (atoms[at].c == '=' && atoms[at - 2].c == box_character);
}

struct Line {
    size_t first = 0, end = 0;
};

// As break_prose, over several runs.
std::vector<Line> break_atoms(const std::vector<Atom>& atoms, float width) {
    std::vector<Line> lines;
    size_t start = 0, best = 0;
    float used = 0, used_at_best = 0;
    for (size_t i = 0; i < atoms.size(); ++i) {
        const Atom& a = atoms[i];
        if (a.c == '\n') {
            lines.push_back({start, i});
            start = best = i + 1, used = 0;
            continue;
        }
        if (i > start && may_break(atoms[i - 1].c, a.c) && !tears_equation(atoms, i)) best = i, used_at_best = used;
        if (a.c != ' ' && used + a.advance > width && i > start) {
            const size_t end = best > start ? best : i;
            used = best > start ? used - used_at_best : 0;
            lines.push_back({start, end});
            start = best = end;
        }
        used += a.advance;
    }
    if (start < atoms.size() || lines.empty()) lines.push_back({start, atoms.size()});
    return lines;
}

}  // namespace

Prose set_prose(std::span<const ProseRun> runs, float width, float line_height) {
    const std::vector<Atom> atoms = atoms_of(runs);
    Prose prose;
    float y = 0;
    for (Line line : break_atoms(atoms, width)) {
        while (line.end > line.first && atoms[line.end - 1].c == ' ') --line.end;
        while (line.first < line.end && atoms[line.first].c == ' ') ++line.first;
        // Tall formulas push their line apart.
        float above = line_height * 0.5F + scaled(5), below = line_height - above, x = 0;
        for (size_t i = line.first; i < line.end; ++i) {
            const ProseRun& run = runs[size_t(atoms[i].run)];
            if (atoms[i].c != box_character || run.box.width <= 0) continue;
            above = std::max(above, run.box.height - run.box_below + 3);
            below = std::max(below, run.box_below + 3);
        }
        for (size_t i = line.first; i < line.end;) {
            const int run = atoms[i].run;
            ProsePiece piece{run, "", x, y, 0, above + below, y + above};
            const size_t from = atoms[i].from;
            size_t to = from;
            for (; i < line.end && atoms[i].run == run; ++i) piece.width += atoms[i].advance, to = atoms[i].to;
            piece.text = runs[size_t(run)].text.substr(from, to - from);
            if (runs[size_t(run)].box.width > 0) piece.text.clear();
            x += piece.width;
            prose.pieces.push_back(std::move(piece));
        }
        prose.width = std::max(prose.width, x);
        y += above + below;
    }
    prose.height = y;
    return prose;
}

void draw_piece(float x, float y, const ProsePiece& piece, Type type, Color color) {
    // draw_text counts from the top of a line that stands alone.
    const float em = type_size(type), top = piece.baseline - (0.6F + middle) * em;
    draw_text(x + piece.x, y + top, piece.text, type, color);
}

}  // namespace chainrule::ui
