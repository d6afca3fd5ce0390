#include "app/present/matrices.h"

#include <algorithm>
#include <cmath>

#include <catch_amalgamated.hpp>

#include "example_run.h"

using namespace chainrule;

namespace {

constexpr size_t hidden = 1;

MatricesPicture picture_of(const Snapshot& s, bool backward, bool all, const std::string& chosen = "", size_t layer = hidden) {
    MatricesPicture p = present_matrices(s, layer, chosen, backward, all, words_of("en"));
    lay_out_matrices(p, {}, 620, 360, 1);
    return p;
}

const MatrixBlock& block(MatricesPicture&&, std::string_view) = delete;  // it would be gone
const MatrixBlock& block(const MatricesPicture& p, std::string_view symbol) {
    const auto found = std::find_if(p.blocks.begin(), p.blocks.end(), [&](const MatrixBlock& b) { return b.symbol == symbol; });
    INFO(symbol);
    REQUIRE(found != p.blocks.end());
    return *found;
}

// Row r of the left factor times column c of the right one.
double product_at(const Snapshot& s, const MatrixBlock& left, const MatrixBlock& right, int r, int c) {
    REQUIRE(left.columns == right.rows);
    double sum = 0;
    for (int k = 0; k < left.columns; ++k) sum += number_at(s, left, r, k) * number_at(s, right, k, c);
    return sum;
}

void check_product(const Snapshot& s, const MatricesPicture& p, const char* left, const char* right, const char* result) {
    const MatrixBlock &a = block(p, left), &b = block(p, right), &c = block(p, result);
    CHECK(c.rows == a.rows);
    CHECK(c.columns == b.columns);
    // As one multiplies by hand: the result lies in the rows of the one and the columns of the other.
    CHECK(c.rect.y == a.rect.y);
    CHECK(c.rect.x == b.rect.x);
    for (int r = 0; r < c.rows; ++r)
        for (int k = 0; k < c.columns; ++k) CHECK(number_at(s, c, r, k) == Catch::Approx(product_at(s, a, b, r, k)).margin(1e-6));
}

Snapshot in_backward(Session& session) {
    session.visit(2, 1 + session.scene().n_forward + session.scene().n_backward);
    return snapshot_of(session);
}

}  // namespace

TEST_CASE("matrices: no block lies over another, forward and backward, for one example and for all") {
    auto session = example_session();
    const Snapshot s = in_backward(*session);
    for (const size_t layer : {size_t(1), size_t(2)})
        for (const bool backward : {false, true})
            for (const bool all : {false, true}) {
                const MatricesPicture p = picture_of(s, backward, all, "", layer);
                for (size_t i = 0; i < p.blocks.size(); ++i) {
                    INFO(p.blocks[i].symbol);
                    CHECK((p.blocks[i].rect.x >= 0 && p.blocks[i].rect.y >= 0));
                    CHECK((p.blocks[i].rect.right() <= p.width && p.blocks[i].rect.bottom() <= p.height));
                    for (size_t k = 0; k < i; ++k) CHECK_FALSE(p.blocks[i].rect.overlaps(p.blocks[k].rect));
                }
            }
}

TEST_CASE("matrices: forward they are the products that their places say") {
    auto session = example_session();
    session->visit(2, 1 + session->scene().n_forward);
    const Snapshot s = snapshot_of(*session);
    const MatricesPicture one = picture_of(s, false, false);
    check_product(s, one, "x", "W", "x \u00b7 W");
    for (int c = 0; c < 3; ++c) {
        CHECK(number_at(s, block(one, "z"), 0, c) == Catch::Approx(number_at(s, block(one, "x \u00b7 W"), 0, c) + number_at(s, block(one, "b"), 0, c)));
        CHECK(number_at(s, block(one, "a"), 0, c) == Catch::Approx(std::tanh(number_at(s, block(one, "z"), 0, c))));
    }
    const MatricesPicture all = picture_of(s, false, true);
    CHECK(block(all, "z").rows == s.memory.work.rows);
    for (int r = 0; r < s.memory.work.rows; ++r)
        CHECK(number_at(s, block(all, "z"), r, 1) ==
              Catch::Approx(product_at(s, block(all, "x"), block(all, "W"), r, 1) + number_at(s, block(all, "b"), 0, 1)).margin(1e-6));
}

TEST_CASE("matrices: backward too, and a weight's gradient has all examples in it") {
    auto session = example_session();
    const Snapshot s = in_backward(*session);
    const MatricesPicture p = picture_of(s, true, false);
    check_product(s, p, "x^", "dz", "dW");
    check_product(s, p, "dz", "W^", "dx");
    const MatrixBlock &dz = block(p, "dz"), &db = block(p, "db");
    for (int c = 0; c < dz.columns; ++c) {
        double sum = 0;
        for (int r = 0; r < dz.rows; ++r) sum += number_at(s, dz, r, c);
        CHECK(number_at(s, db, 0, c) == Catch::Approx(sum).margin(1e-6));
    }
}

TEST_CASE("matrices: at the activation its derivative stands between") {
    auto session = example_session();
    const NodeId a = session->scene().plans.visible.find("hidden.a");
    while (!(session->cursor().stage == Stage::backward && session->cursor().node == a)) session->tick();
    const Snapshot s = snapshot_of(*session);
    const MatricesPicture p = picture_of(s, true, false);
    const MatrixBlock &da = block(p, "da"), &local = block(p, "f\u2032(z)"), &dz = block(p, "dz");
    for (int r = 0; r < dz.rows; ++r)
        for (int c = 0; c < dz.columns; ++c)
            CHECK(number_at(s, dz, r, c) == Catch::Approx(number_at(s, da, r, c) * number_at(s, local, r, c)).margin(1e-7));
}

TEST_CASE("matrices: the row and the column behind a number are lit, and nothing else") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const MatricesPicture p = picture_of(s, false, true);
    const auto crossing = crossing_of(s, p, "hidden.z[1]#2");
    REQUIRE(crossing);
    const auto x = lit_part(block(p, "x"), *crossing), w = lit_part(block(p, "W"), *crossing), b = lit_part(block(p, "b"), *crossing);
    REQUIRE((x && w && b));
    CHECK((x->row == 2 && x->rows == 1 && x->columns == 2));
    CHECK((w->column == 1 && w->columns == 1 && w->rows == 2));
    CHECK((b->column == 1 && b->columns == 1 && b->rows == 1));
    const auto weight = crossing_of(s, p, "hidden.w[1,2]");
    REQUIRE(weight);
    CHECK((lit_part(block(p, "W"), *weight)->row == 1 && lit_part(block(p, "W"), *weight)->rows == 1));
    CHECK(lit_part(block(p, "x"), *weight)->column == 1);
    CHECK(lit_part(block(p, "z"), *weight)->column == 2);
    CHECK_FALSE(crossing_of(s, p, "output.w[0,0]"));
    CHECK_FALSE(lit_part(block(p, "x"), *crossing_of(s, p, "hidden.b[0]")));
}

TEST_CASE("matrices: every cell it names is the number it shows") {
    auto session = example_session();
    const Snapshot s = in_backward(*session);
    for (const bool backward : {false, true})
        for (const MatrixBlock& b : picture_of(s, backward, true).blocks)
            for (int r = 0; !b.local && r < b.rows; ++r)
                for (int c = 0; c < b.columns; ++c) {
                    Result<Cell> cell = parse_cell(cell_at(s, b, r, c, b.slot), visible(s), looked_at(s));
                    REQUIRE(cell);
                    CHECK(read(*cell, visible(s), s.memory) == number_at(s, b, r, c));
                }
}

TEST_CASE("matrices: the op at the cursor lights its equation and its matrices") {
    auto session = example_session();
    const Plan& plan = session->scene().plans.visible;
    while (session->cursor().node != plan.find("hidden.xw")) session->tick();
    const MatricesPicture p = picture_of(snapshot_of(*session), false, false);
    CHECK(p.equations[0].now);
    CHECK_FALSE(p.equations[1].now);
    for (const MatrixBlock& b : p.blocks) {
        INFO(b.symbol);
        CHECK(b.now == (b.symbol == "x" || b.symbol == "W" || b.symbol == "x \u00b7 W"));
        CHECK(b.known == (b.symbol != "z" && b.symbol != "a"));
    }
}

TEST_CASE("matrices: numbers fit the room they are given") {
    auto session = example_session();
    const Snapshot s = in_backward(*session);
    for (const MatrixBlock& b : picture_of(s, true, true).blocks)
        for (int characters = 4; characters < 8; ++characters) {
            const std::string text = text_at(s, b, 0, 0, characters);
            const auto count = std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
            CHECK((count > 0 && count <= characters));
        }
}

TEST_CASE("matrices: the layer of a cell") {
    auto session = example_session();
    const Plan& plan = session->scene().plans.visible;
    CHECK(layer_with(plan, plan.find("x")) == 1);
    CHECK(layer_with(plan, plan.find("hidden.w")) == 1);
    CHECK(layer_with(plan, plan.find("output.z")) == 2);
    CHECK(layer_with(plan, plan.loss) == 2);
    CHECK(layer_with(plan, -1) == -1);
}

TEST_CASE("matrices: a hidden number shows nowhere, nor what gives it away") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    const Masking masking({"hidden.a[1]"}, s);
    const MatricesPicture p = picture_of(s, false, false);
    const MatrixBlock& a = block(p, "a");
    CHECK(text_at(s, a, 0, 1, 8, masking) == hidden_number);
    CHECK(text_at(s, a, 0, 0, 8, masking) != hidden_number);
}
