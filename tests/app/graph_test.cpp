#include "app/present/graph.h"

#include <algorithm>
#include <cmath>

#include <catch_amalgamated.hpp>

#include "app/format.h"
#include "app/present/passing.h"
#include "example_run.h"
#include "expression_run.h"

using namespace chainrule;

namespace {

GraphPicture picture_of(Session& session, const std::string& chosen = "", float width = 620, float height = 400) {
    return present_graph(snapshot_of(session), chosen, width, height, words_of("en"));
}

void check_places(const GraphPicture& p) {
    const Rect all{0, 0, p.width, p.height};
    for (size_t i = 0; i < p.cards.size(); ++i) {
        const Rect& card = p.cards[i].rect;
        INFO(p.cards[i].name);
        CHECK((all.contains(card.x, card.y) && all.contains(card.right(), card.bottom())));
        for (size_t k = 0; k < i; ++k) CHECK_FALSE(card.overlaps(p.cards[k].rect));
    }
    for (const GraphEdge& e : p.edges) {
        const Rect &from = p.cards[size_t(e.from)].rect, &to = p.cards[size_t(e.to)].rect;
        CHECK(e.points.front().x == from.right());
        CHECK((e.points.front().y > from.y && e.points.front().y < from.bottom()));
        CHECK(e.points.back().x == to.x);
        CHECK((e.points.back().y > to.y && e.points.back().y < to.bottom()));
        if (!e.wraps) CHECK(from.right() < to.x);
        for (const Bend b : e.points)
            for (const GraphCard& card : p.cards)
                if (card.node != e.from && card.node != e.to) CHECK_FALSE(card.rect.contains(b.x, b.y));
    }
}

const GraphCard& card_of(const GraphPicture& p, const Session& session, std::string_view node) {
    return p.cards[size_t(session.scene().plans.visible.find(node))];
}

}  // namespace

TEST_CASE("graph: a card for every node and a wire for every input, none over another, whatever the place") {
    auto network = example_session();
    auto expression = expression_session();
    for (Session* session : {network.get(), expression.get()})
        for (const auto& [width, height] : {std::pair(620.f, 400.f), {1150.f, 830.f}, {340.f, 170.f}, {3000.f, 200.f}}) {
            const GraphPicture p = picture_of(*session, "", width, height);
            const Plan& plan = session->scene().plans.visible;
            size_t inputs = 0;
            for (const Node& node : plan.nodes) inputs += node.inputs.size();
            CHECK(p.cards.size() == size_t(plan.n_nodes()));
            CHECK(p.edges.size() == inputs);
            check_places(p);
        }
}

TEST_CASE("graph: layers break into lines where they do not fit, and stand in one line where they do") {
    auto session = example_session();
    CHECK(picture_of(*session, "", 620, 400).lines.size() > 1);
    CHECK(picture_of(*session, "", 3000, 200).lines.size() == 1);
    CHECK(picture_of(*session, "", 620, 400).lines[0].layers[0].first == "hidden");
}

TEST_CASE("graph: cards say what the snapshot says, and name cells that exist") {
    auto session = example_session();
    session->run_step();
    const Snapshot s = snapshot_of(*session);
    for (const GraphCard& card : picture_of(*session, "hidden.a[2]").cards) {
        INFO(card.cell);
        Result<Cell> cell = parse_cell(card.cell, visible(s), looked_at(s));
        REQUIRE(cell);
        CHECK(cell->node == card.node);
        CHECK(card.number == read(*cell, visible(s), s.memory));
        CHECK(card.value == fitted(card.number, 9));
        if (!card.gradient.empty()) CHECK(card.slope == read({cell->node, Slot::grad, cell->index}, visible(s), s.memory));
    }
}

TEST_CASE("graph: the card at the cursor is lit, and numbers appear as their op has run") {
    auto session = example_session();
    session->run_step();
    const Scene& scene = session->scene();
    for (int tick = 1; tick < scene.ticks_per_step; ++tick) {
        session->tick();
        const Cursor& cursor = session->cursor();
        const GraphPicture p = picture_of(*session);
        CHECK(p.at == cursor.node);
        for (const GraphCard& card : p.cards) {
            INFO(card.name << " at tick " << tick);
            if (cursor.node >= 0) CHECK(card.now == (card.node == cursor.node));
            if (!scene.plans.visible[card.node].op) continue;
            const bool computed = cursor.stage == Stage::backward || (cursor.stage == Stage::forward && card.node <= cursor.node);
            CHECK(card.value_known == computed);
            CHECK((card.value == not_computed) == !computed);
        }
    }
}

TEST_CASE("graph: the numbers looked at belong together") {
    auto session = example_session();
    const GraphPicture weight = picture_of(*session, "hidden.w[1,2]");
    CHECK(card_of(weight, *session, "x").cell == "x[1]");
    CHECK(card_of(weight, *session, "hidden.a").cell == "hidden.a[2]");
    CHECK(card_of(weight, *session, "output.w").cell == "output.w[2,0]");
    CHECK(card_of(weight, *session, "hidden.w").chosen);
    const GraphPicture other = picture_of(*session, "hidden.z[1]#3");
    CHECK(card_of(other, *session, "hidden.a").cell == "hidden.a[1]#3");
    CHECK(card_of(other, *session, "x").cell == "x[0]#3");
    CHECK(card_of(other, *session, "hidden.w").cell == "hidden.w[0,1]");
    CHECK(card_of(picture_of(*session, "grad hidden.b[2]"), *session, "hidden.xw").cell == "hidden.xw[2]");
}

TEST_CASE("graph: what all wires pass back adds up to the gradient") {
    auto network = example_session();
    auto expression = expression_session();
    for (Session* session : {network.get(), expression.get()}) {
        const Scene& scene = session->scene();
        session->visit(0, 1 + scene.n_forward + scene.n_backward);
        const Snapshot s = snapshot_of(*session);
        const Plan& plan = visible(s);
        const Elements looking = elements(s, "");
        for (NodeId id = 0; id < plan.n_nodes(); ++id) {
            if (!plan[id].wants_grad || id == plan.loss) continue;
            const Cell cell = cell_of(s, looking, id, Slot::grad);
            double sum = 0;
            for (NodeId to = id + 1; to < plan.n_nodes(); ++to)
                for (size_t k = 0; k < plan[to].inputs.size(); ++k) {
                    if (plan[to].inputs[k] != id) continue;
                    const Passing p = passing(s, to, int(k), cell.index);
                    CHECK(p.ran);
                    if (p.terms == 1) CHECK(p.upstream * p.local == Catch::Approx(p.downstream).margin(1e-12));
                    sum += p.downstream;
                }
            INFO(plan[id].name);
            CHECK(sum == Catch::Approx(read(cell, plan, s.memory)).margin(1e-6));
        }
    }
}

TEST_CASE("graph: a number that is used several times collects its terms one after the other") {
    auto session = expression_session();
    const Scene& scene = session->scene();
    size_t before = 0;
    for (int tick = 1 + scene.n_forward; tick <= 1 + scene.n_forward + scene.n_backward; ++tick) {
        session->visit(0, tick);
        const GraphPicture p = picture_of(*session);
        const auto join = std::find_if(p.joins.begin(), p.joins.end(), [&](const GraphJoin& j) { return j.node == scene.plans.visible.find("y"); });
        REQUIRE(join != p.joins.end());
        CHECK(join->paths == 3);
        CHECK(join->terms.size() >= before);
        CHECK(join->total.empty() == join->terms.empty());
        before = join->terms.size();
    }
    CHECK(before == 3);
}

TEST_CASE("graph: nothing is passed back before the backward pass is there") {
    auto session = expression_session();
    const Scene& scene = session->scene();
    session->visit(0, 1 + scene.n_forward);
    for (const GraphEdge& e : picture_of(*session).edges) {
        CHECK(e.forward);
        CHECK_FALSE(e.backward);
        CHECK(e.passed.empty());
    }
    session->visit(0, 2 + scene.n_forward);
    const Plan& plan = scene.plans.visible;
    for (const GraphEdge& e : picture_of(*session).edges) CHECK(e.backward == (e.to == plan.loss));
}

TEST_CASE("graph: a hidden number shows nowhere, nor what gives it away") {
    auto session = expression_session();
    session->visit(0, 1 + session->scene().n_forward + session->scene().n_backward);
    const Snapshot s = snapshot_of(*session);
    const Masking masking({"y", "grad z"}, s);
    const GraphPicture p = present_graph(s, "", 620, 400, words_of("en"), masking);
    const Plan& plan = visible(s);
    CHECK(card_of(p, *session, "y").value == hidden_number);
    CHECK(card_of(p, *session, "z").short_gradient == hidden_number);
    CHECK(card_of(p, *session, "z").value != hidden_number);
    for (const GraphEdge& e : p.edges) {
        if (e.from == plan.find("z")) CHECK(e.passed == hidden_number);
        // q = y*y: the local derivative is y.
        if (e.to == plan.find("q")) CHECK(e.product.ends_with(hidden_number));
    }
    CHECK_FALSE(strip_number(s, elements(s, ""), plan.find("y"), 0, masking));
}
