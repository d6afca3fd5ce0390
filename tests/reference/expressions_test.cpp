// The graphs of scalar_graphs_test.cpp (sources there), as a learner writes them: programs that are stepped, explained,
// changed and rewound like any network. What their sources print is in the table of src/proof/; here is what goes beyond.
#include <catch_amalgamated.hpp>

#include "../train/runs.h"

namespace chainrule {
namespace {

auto close(double x, double tolerance) { return Catch::Approx(x).margin(tolerance).epsilon(0); }

struct Run {
    std::unique_ptr<Session> session;

    Run(const std::string& program, std::initializer_list<std::pair<const char*, double>> values, Precision precision = Precision::float64) {
        Setup setup;
        setup.expression = program;
        for (auto& [name, value] : values) setup.values.set(name, value);
        setup.precision = precision;
        session = start(setup);
    }
    double read_cell(const std::string& text) const {
        INFO(text);
        const Plan& plan = session->scene().plans.visible;
        const Result<Cell> c = parse_cell(text, plan);
        REQUIRE(c);
        return read(*c, plan, session->memory());
    }
    double operator[](const char* name) const { return read_cell(name); }
    double grad(const char* name) const { return read_cell(std::string("grad ") + name); }

    Run& walk() {
        check_formulas(*session);
        return *this;
    }
};

}  // namespace

TEST_CASE("reference, expression: micrograd's sanity check") {
    for (const Precision precision : {Precision::float64, Precision::float32}) {
        Run n("z = 2*x + 2 + x\nq = relu(z) + z*x\nh = relu(z*z)\ny = h + q + q*x", {{"x", -4}}, precision);
        n.session->visit(0, n.session->scene().ticks_per_step - 1);
        CHECK(n["y"] == -20);
        CHECK(n.grad("x") == 46);
    }
}

TEST_CASE("reference, expression: one step downhill on the first lecture's graph") {
    Run down("e = a*b; d = e + c; L = d*f", {{"a", 2}, {"b", -3}, {"c", 10}, {"f", -2}});
    ask(*down.session, "set learning_rate 0.01");
    ask(*down.session, "step");
    CHECK(down["a"] == close(2 - 0.06, 1e-15));
    CHECK(down["previous a"] == 2);
    CHECK(down["f"] == close(-2 - 0.04, 1e-15));
}

TEST_CASE("reference, expression: a number used twice") {
    Run twice("b = a + a", {{"a", 3}});
    twice.walk();
    CHECK(twice.grad("a") == 2);
    const Plan& plan = twice.session->scene().plans.visible;
    CHECK(to_text(twice.session->explain(*parse_cell("grad a", plan)), plan, twice.session->memory()) == "grad b + grad b");
}

TEST_CASE("reference, expression: gradients of one step do not stay for the next") {
    Run n("c = a + b; e = c*d", {{"a", 3}, {"b", 2}, {"d", 1}});
    n.walk();
    for (int step : {0, 1, 2}) {  // with nothing learned the second backward pass gives the same again, not the sum
        ask(*n.session, "set learning_rate 0");
        n.session->visit(step, n.session->scene().ticks_per_step - 1);
        CHECK((n.grad("a") == 1 && n.grad("b") == 1 && n.grad("c") == 1 && n.grad("d") == 5));
    }
}

TEST_CASE("reference, expression: cs231n's sigmoid neuron, whole and as a circuit") {
    for (const char* program : {"dot = w0*x0 + w1*x1 + w2; f = sigmoid(dot)", "dot = w0*x0 + w1*x1 + w2; f = 1/(1 + exp(-dot))",
                                "dot = w0*x0 + w1*x1 + w2; minus = -dot; e = exp(minus); f = (e + 1)^-1"}) {
        INFO(program);
        Run n(program, {{"w0", 2}, {"w1", -3}, {"w2", -3}, {"x0", -1}, {"x1", -2}});
        n.walk();
        CHECK(n["dot"] == 1);
        CHECK(n["f"] == close(.7310585786300049, 1e-15));
        CHECK(n.grad("x0") == close(.3932238664829637, 1e-15));
        CHECK(n.grad("x1") == close(-.5898357997244456, 1e-15));
        CHECK(n.grad("w0") == close(-.19661193324148185, 1e-15));
        CHECK(n.grad("w1") == close(-.3932238664829637, 1e-15));
        CHECK(n.grad("w2") == close(.19661193324148185, 1e-15));
    }
    Run circuit("minus = -dot; e = exp(minus); one_more = e + 1; f = 1/one_more", {{"dot", 1}});
    circuit.walk();
    CHECK(circuit.grad("one_more") == close(-.53, .005));
    CHECK(circuit.grad("e") == close(-.53, .005));
    CHECK(circuit.grad("minus") == close(-.20, .005));
}

TEST_CASE("reference, expression: cs231n's staged computation") {
    Run n("f = (x + sigmoid(y)) / (sigmoid(x) + (x + y)^2)", {{"x", 3}, {"y", -4}});
    n.walk();
    CHECK(n["f"] == close(1.5456448841, 6e-11));
    CHECK(n.grad("x") == close(2.0595697956, 6e-11));
    CHECK(n.grad("y") == close(1.5922327515, 6e-11));
}

}  // namespace chainrule
