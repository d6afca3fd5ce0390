#include <catch_amalgamated.hpp>

#include "../support/hand_plan.h"

namespace chainrule {
namespace {

struct Network : HandPlan {
    NodeId w, b, x, a, image;
    Network() : HandPlan(3) {
        w = parameter("hidden.w", {2, 4}, {});
        b = parameter("hidden.b", {4}, {});
        x = input("x", {2}, {});
        image = input("image", {2, 3, 4}, {});
        a = dense(plan, x, w, b, Activation::tanh, "hidden.a");
        plan.loss = squared_error(plan, a, plan.add_input("y", batch_of({4}), false), true, Reduction::mean, "loss");
        plan.aliases = {{"output.a", a}};
    }
    std::string key(std::string_view text) const {
        const Result<Cell> cell = parse_cell(text, plan);
        return cell ? "" : cell.error().key;
    }
};

}  // namespace

TEST_CASE("cell text: names as they stand in lessons and links") {
    Network n;
    CHECK(to_text(Cell{n.w, Slot::value, 5}, n.plan) == "hidden.w[1,1]");
    CHECK(to_text(Cell{n.b, Slot::previous, 3}, n.plan) == "previous hidden.b[3]");
    CHECK(to_text(Cell{n.b, Slot(int(Slot::slot_0) + 1), 3}, n.plan) == "slot_1 hidden.b[3]");
    CHECK(to_text(Cell{n.a, Slot::grad, 2}, n.plan) == "grad hidden.a[2]");
    CHECK(to_text(Cell{n.a, Slot::value, 4 + 2}, n.plan) == "hidden.a[2]#1");
    CHECK(to_text(Cell{n.a, Slot::value, 4 + 2}, n.plan, 1) == "hidden.a[2]");
    CHECK(to_text(Cell{n.a, Slot::value, 2}, n.plan, 1) == "hidden.a[2]#0");
    CHECK(to_text(Cell{n.plan.loss, Slot::value, 0}, n.plan) == "loss");
    CHECK(to_text(Cell{n.image, Slot::value, 24 + 23}, n.plan) == "image[1,2,3]#1");
}

TEST_CASE("cell text: every cell reads back, whichever sample is looked at") {
    Network n;
    for (NodeId id = 0; id < n.plan.n_nodes(); ++id) {
        const Node& node = n.plan[id];
        for (Slot slot : {Slot::value, Slot::grad, Slot::previous, Slot::slot_0, Slot(int(Slot::slot_0) + 1)}) {
            if (slot >= Slot::previous && node.role != Role::parameter) continue;
            for (int i = 0; i < node.shape.count() * (node.shape.batched ? 3 : 1); ++i)
                for (int sample : {0, 2}) {
                    const Cell cell{id, slot, i};
                    const std::string text = to_text(cell, n.plan, sample);
                    INFO(text);
                    const Result<Cell> read = parse_cell(text, n.plan, sample);
                    REQUIRE(read);
                    CHECK(*read == cell);
                }
        }
    }
}

TEST_CASE("cell text: aliases are understood, and a bare name where there is one number") {
    Network n;
    CHECK(*parse_cell("output.a[1]", n.plan) == Cell{n.a, Slot::value, 1});
    CHECK(*parse_cell("grad loss", n.plan) == Cell{n.plan.loss, Slot::grad, 0});
    HandPlan one(2);
    const NodeId a = one.input("neuron.a", {1}, {});
    CHECK(*parse_cell("neuron.a", one.plan) == Cell{a, Slot::value, 0});
    CHECK(*parse_cell("neuron.a#1", one.plan) == Cell{a, Slot::value, 1});
    CHECK(*parse_cell("neuron.a[0]", one.plan, 1) == Cell{a, Slot::value, 1});
}

TEST_CASE("cell text: what cannot be is refused, with the reason") {
    Network n;
    CHECK(n.key("") == "cell.node");
    CHECK(n.key("hiden.w[0,0]") == "cell.node");
    CHECK(n.key("gard hidden.w[0,0]") == "cell.node");
    CHECK(n.key("slot_x hidden.w[0,0]") == "cell.node");
    CHECK(n.key("[0]") == "cell.node");
    CHECK(n.key("hidden.w") == "cell.no_index");
    CHECK(parse_cell("grad hidden.w", n.plan).error().arguments ==
          std::vector<std::pair<std::string, std::string>>{{"text", "grad hidden.w"}, {"found", "hidden.w"}, {"expected", "hidden.w[0,0]"}});
    CHECK(n.key("hidden.w[2,0]") == "cell.index");
    CHECK(n.key("hidden.w[0,4]") == "cell.index");
    CHECK(n.key("hidden.w[0]") == "cell.index");
    CHECK(n.key("hidden.w[0,0,0]") == "cell.index");
    CHECK(n.key("hidden.w[0,-1]") == "cell.index");
    CHECK(n.key("hidden.w[0,1") == "cell.index");
    CHECK(n.key("hidden.w[0,]") == "cell.index");
    CHECK(n.key("hidden.w[0, 1]") == "cell.index");
    CHECK(n.key("hidden.w[0,99999999999999]") == "cell.index");
    CHECK(n.key("hidden.w[]") == "cell.index");
    CHECK(n.key("loss[0]") == "cell.index");
    CHECK(n.key("loss[]") == "cell.index");
    CHECK(n.key("hidden.a[0]#3") == "cell.row");
    CHECK(n.key("hidden.a[0]#") == "cell.row");
    CHECK(n.key("hidden.a[0]#-1") == "cell.row");
    CHECK(n.key("hidden.w[0,0]#0") == "cell.not_batched");
    CHECK(n.key("previous hidden.a[0]") == "cell.not_parameter");
    CHECK(n.key("slot_0 loss") == "cell.not_parameter");
    CHECK(parse_cell("hidden.w[2,0]", n.plan).error().arguments ==
          std::vector<std::pair<std::string, std::string>>{{"text", "hidden.w[2,0]"}, {"found", "2,0"}, {"expected", "(2, 4)"}});
}

TEST_CASE("cell text: of a smaller batch, only the examples that are there") {
    Network n;
    CHECK(parse_cell("hidden.a[0]#1", n.plan, 0, 2));
    const Result<Cell> none = parse_cell("hidden.a[0]#2", n.plan, 0, 2);
    REQUIRE(!none);
    CHECK(none.error().key == "cell.row");
    CHECK(none.error().arguments.back().second == "0..1");
}

TEST_CASE("reading: what a run does not keep is not a number") {
    Network n;
    n.allocate();
    CHECK(read({n.w, Slot::previous, 0}, n.plan, n.memory) == 0);
    CHECK(std::isnan(read(*parse_cell("slot_3 hidden.w[0,0]", n.plan), n.plan, n.memory)));
    n.memory.parameters->previous = Slab();
    CHECK(std::isnan(read({n.w, Slot::previous, 0}, n.plan, n.memory)));
}

}  // namespace chainrule
