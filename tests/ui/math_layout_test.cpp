#include "ui/math_layout.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

#include "../app/example_run.h"
#include "app/present/inspector.h"
#include "screen_harness.h"
#include "ui/math_source.h"

using namespace chainrule;
using namespace chainrule::ui;

namespace {

Piece number_piece(std::string text, std::string cell = "") {
    Piece p;
    p.kind = Piece::Kind::number, p.text = std::move(text), p.cell = std::move(cell);
    return p;
}
Piece piece(Piece::Kind kind, std::string text, bool breakable = false) {
    Piece p;
    p.kind = kind, p.text = std::move(text), p.breakable = breakable;
    return p;
}
Piece sign(std::string text) { return piece(Piece::Kind::symbol, std::move(text), true); }
Piece structure(Piece::Kind kind, std::vector<std::vector<Piece>> parts) {
    Piece p;
    p.kind = kind, p.parts = std::move(parts);
    return p;
}
// (first + … + last) / 7, whose brackets the bar makes superfluous
Piece fraction(int terms) {
    std::vector<Piece> over{piece(Piece::Kind::open, "(")};
    for (int i = 0; i < terms; i++) {
        if (i) over.push_back(sign(" + "));
        over.push_back(number_piece("1." + std::to_string(i), "a[" + std::to_string(i) + "]"));
    }
    over.push_back(piece(Piece::Kind::close, ")"));
    over.front().only_in_line = over.back().only_in_line = true;
    return structure(Piece::Kind::fraction, {over, {number_piece("7")}});
}

struct Drawn {
    LiveFormula formula;
    explicit Drawn(std::vector<Piece> pieces, float width = 1000) {
        Screen screen([&] { formula = lay_out(pieces, width); });
    }
    const MathText& text(std::string_view wanted) const {
        for (const MathText& t : formula.picture.texts)
            if (t.text == wanted) return t;
        FAIL("no " << wanted);
        return formula.picture.texts[0];
    }
    int brackets() const {
        int count = 0;
        for (const MathGlyph& g : formula.picture.glyphs)
            for (const char* key : {"N-28", "SO-28", "LO-28", "S3-28", "S4-28"}) count += g.code == math_shape(key)->code;
        return count;
    }
};

}  // namespace

TEST_CASE("formula layout: a fraction's bar lies between what is over and under it, and is as wide as both") {
    const Drawn d({number_piece("5"), piece(Piece::Kind::symbol, "·"), fraction(2)});
    REQUIRE(d.formula.picture.rules.size() == 1);
    const Rect bar = d.formula.picture.rules[0].rect;
    CHECK(d.text("1.0").y < bar.y);
    CHECK(bar.y < d.text("7").y - 8);  // the figure stands on its baseline, below the bar
    CHECK(bar.x <= d.text("1.0").x);
    CHECK(bar.right() >= d.text("1.1").x + 20);
    CHECK(bar.y < d.text("5").y);  // at the height of the minus sign
    CHECK(bar.y > d.text("5").y - 8);
    CHECK(d.brackets() == 0);
    CHECK(d.formula.picture.text == "5·(1.0 + 1.1) / 7");
}

TEST_CASE("formula layout: numbers of a line stand on one baseline, whatever is beside them") {
    const Drawn d({number_piece("2"), sign(" + "), fraction(3), sign(" − "), number_piece("4")});
    CHECK(d.text("2").y == d.text("4").y);
    CHECK(d.text("2").y == d.formula.picture.baseline);
    CHECK(d.text("2").x < d.text("4").x);
}

TEST_CASE("formula layout: an exponent stands right of its base, higher and smaller, but 12 points at least") {
    const Drawn d({number_piece("3"), structure(Piece::Kind::raised, {{number_piece("2")}})});
    CHECK(d.text("2").y < d.text("3").y - 4);
    CHECK(d.text("2").x > d.text("3").x + 6);
    CHECK(d.text("2").type == Type::mono_small);
    CHECK(d.formula.picture.text == "3^2");
}

TEST_CASE("formula layout: brackets are as high as what they hold") {
    const auto height = [](Piece inside) {
        const Drawn d({piece(Piece::Kind::open, "("), std::move(inside), piece(Piece::Kind::close, ")")});
        CHECK(d.brackets() == 1);
        const MathGlyph& g = d.formula.picture.glyphs.front();
        return g.em * (math_shape(g.code)->height + math_shape(g.code)->depth);
    };
    const float plain = height(number_piece("1")), higher = height(fraction(2));
    const float highest = height(structure(Piece::Kind::fraction, {{fraction(1)}, {fraction(1)}}));
    CHECK(higher > plain + 10);
    CHECK(highest > higher + 10);
}

TEST_CASE("formula layout: a root's bar covers what is under it") {
    const Drawn d({structure(Piece::Kind::root, {{number_piece("1.23"), sign(" + "), number_piece("4.56")}})});
    REQUIRE(d.formula.picture.rules.size() == 1);
    const Rect bar = d.formula.picture.rules[0].rect;
    CHECK(bar.bottom() < d.text("1.23").y - 9);
    CHECK(bar.x <= d.text("1.23").x);
    CHECK(bar.right() >= d.text("4.56").x + 30);
    const MathGlyph& root = d.formula.picture.glyphs.front();
    CHECK(root.y - root.em * math_shape(root.code)->height == Catch::Approx(bar.y).margin(0.5));  // the sign ends in its bar
    CHECK(d.formula.picture.text == "sqrt(1.23 + 4.56)");
}

TEST_CASE("formula layout: a longer formula is wider, and never wider than it may be") {
    float last = 0;
    for (int terms = 1; terms < 6; terms++) {
        const Drawn d({fraction(terms)});
        CHECK(d.formula.picture.width > last);
        last = d.formula.picture.width;
    }
    for (const float width : {60.F, 100.F, 160.F, 228.F}) {
        INFO(width);
        std::vector<Piece> pieces{piece(Piece::Kind::open, "tanh(")};
        for (int i = 0; i < 5; i++) {
            if (i) pieces.push_back(sign(" + "));
            pieces.push_back(number_piece("−0.12" + std::to_string(i), "w[" + std::to_string(i) + "]"));
        }
        pieces.push_back(piece(Piece::Kind::close, ")"));
        const Drawn d(pieces, width);
        CHECK(d.formula.picture.width <= width + (width < 80 ? 40 : 1));  // "tanh(" and its first number stay together
        CHECK(d.formula.doors.size() == 5);
        for (const MathDoor& door : d.formula.doors) CHECK(door.rect.right() <= d.formula.picture.width + 0.1F);
        for (size_t i = 1; i < 5; i++) {
            const Rect before = d.formula.doors[i - 1].rect, door = d.formula.doors[i].rect;
            CHECK((door.x >= before.right() || door.y >= before.y + 20));
            if (width >= 80 && door.y > before.y) CHECK(door.x > 8);  // a new line begins with its sign
        }
    }
}

TEST_CASE("formula layout: a line ends outside of brackets rather than inside, where that leaves it filled") {
    std::vector<Piece> pieces;
    for (int i = 0; i < 4; i++) {
        if (i) pieces.push_back(sign(" + "));
        pieces.push_back(piece(Piece::Kind::open, "("));
        pieces.push_back(number_piece("0.123", "a[" + std::to_string(i) + "]"));
        pieces.push_back(sign(" − "));
        pieces.push_back(number_piece("0.456", "b[" + std::to_string(i) + "]"));
        pieces.push_back(piece(Piece::Kind::close, ")"));
    }
    const Drawn d(pieces, 210);  // one and a half of them
    REQUIRE(d.formula.doors.size() == 8);
    for (size_t i = 0; i < 8; i += 2) CHECK(d.formula.doors[i].rect.y == d.formula.doors[i + 1].rect.y);
    CHECK(d.formula.doors[0].rect.y < d.formula.doors[2].rect.y);
    // Alone in brackets, it is broken inside of them.
    pieces.insert(pieces.begin(), {number_piece("1"), sign(" + "), piece(Piece::Kind::open, "(")});
    pieces.push_back(piece(Piece::Kind::close, ")"));
    const Drawn inside(pieces, 210);
    CHECK(inside.text("1").y == inside.text("0.123").y);
    CHECK(inside.formula.doors[0].rect.x > 20);
}

TEST_CASE("formula layout: a fraction that is too wide is written in the line, with its brackets") {
    const Drawn wide({sign("−"), fraction(8)}), narrow({sign("−"), fraction(8)}, 200);
    CHECK(wide.formula.picture.rules.size() == 1);
    CHECK(narrow.formula.picture.rules.empty());
    CHECK(narrow.brackets() == 1);
    CHECK(narrow.formula.picture.width <= 200);
    CHECK(narrow.formula.picture.text == wide.formula.picture.text);
    CHECK(narrow.text("1.0").y < narrow.text("1.7").y);
}

TEST_CASE("formula layout: every formula of a network fits the inspector, and its doors are those of the presenter in their order") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const Strings words = words_of("en");
    std::vector<std::vector<Piece>> all;
    for (NodeId id = 0; id < visible(s).n_nodes(); ++id) {
        const auto picture = present_inspector(s, to_text(cell_at(s, id, 0), visible(s), looked_at(s)), words);
        for (const auto& pieces : {picture->from, picture->update, picture->goes_to.sum}) all.push_back(pieces);
        for (const InspectorPicture::Paths& paths : {picture->goes_to, picture->passes_back})
            for (const InspectorPicture::Path& path : paths.shown) all.push_back(path.share);
    }
    size_t i = 0;
    LiveFormula formula;
    Screen screen([&] { formula = lay_out(all[i], 228); });
    for (; i < all.size(); i++) {
        screen.frame();
        INFO(plain_text(all[i]));
        CHECK(formula.picture.width <= 228);
        std::vector<std::string> expected, found;
        for (const Piece* p : doors(all[i])) expected.push_back(p->cell);
        for (const MathDoor& d : formula.doors) found.push_back(d.cell);
        CHECK(found == expected);
    }
}
