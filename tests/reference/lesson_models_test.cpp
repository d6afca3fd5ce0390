// Numbers of models of the zoo, the way a lesson gets them: data written down, and Commands. Those that sources print are in the
// table of src/proof/, which tests/proof/ goes through with these models too; here is what goes beyond.
#include <catch_amalgamated.hpp>

#include "../support/places.h"
#include "train/session.h"

namespace chainrule {
namespace {

auto close(double x, double tolerance) { return Catch::Approx(x).margin(tolerance).epsilon(0); }

struct Lesson {
    std::unique_ptr<Session> session;

    Lesson(const std::string& model, const std::string& data, std::initializer_list<const char*> commands) {
        Setup setup;
        setup.model = *model_from_json(read_file(source_dir() / "tutorials/models" / (model + ".json")));
        const Command command = *parse_command("data given " + data);
        setup.data = command.name, setup.data_settings = command.settings;
        setup.batch_size = 100;
        setup.precision = Precision::float64;
        Result<std::unique_ptr<Session>> made = Session::make(setup);
        REQUIRE(made);
        session = std::move(*made);
        for (const char* text : commands) ask(text);
    }
    void ask(const std::string& command) {
        INFO(command);
        REQUIRE(session->apply(*parse_command(command)));
    }
    double operator[](const char* cell) const {
        INFO(cell);
        const Plan& plan = session->scene().plans.visible;
        const Result<Cell> c = parse_cell(cell, plan);
        REQUIRE(c);
        return read(*c, plan, session->memory());
    }
    void check(std::initializer_list<std::pair<const char*, double>> expected, double tolerance) const {
        for (auto& [cell, number] : expected) {
            INFO(cell);
            CHECK((*this)[cell] == close(number, tolerance));
        }
    }
};

const std::initializer_list<const char*> mazur_weights = {
    "put hidden.w[0,0] 0.15", "put hidden.w[1,0] 0.20", "put hidden.w[0,1] 0.25", "put hidden.w[1,1] 0.30",
    "put output.w[0,0] 0.40", "put output.w[1,0] 0.45", "put output.w[0,1] 0.50", "put output.w[1,1] 0.55"};

}  // namespace

// See mazur_test.cpp for the source.
TEST_CASE("reference, Mazur's lesson: one step by Commands alone") {
    Lesson p("mazur", "x=0.05,0.10 y=0.01,0.99", mazur_weights);
    CHECK(p.session->loss() == close(.298371108760, 1e-12));
    p.ask("goto 0:" + std::to_string(p.session->scene().ticks_per_step - 1));
    p.ask("tick");
    p.check({{"hidden.b[0]", .35}, {"hidden.b[1]", .35}, {"output.b[0]", .6}, {"output.b[1]", .6}}, 0);
    CHECK(p.session->loss() == close(.291027773694, 1e-12));
    p.ask("goto 10000");
    CHECK(p.session->loss() == close(3.5101878e-5, 6e-13));
}

// Goodfellow, Bengio, Courville: Deep Learning, chapter 6: XOR by two rectified neurons.
TEST_CASE("reference: XOR by weights put by hand") {
    Lesson p("xor-hand", "x=0,0;0,1;1,0;1,1 y=0;1;1;0",
             {"put hidden.w[0,0] 1", "put hidden.w[0,1] 1", "put hidden.w[1,0] 1", "put hidden.w[1,1] 1", "put hidden.b[1] -1",
              "put output.w[0,0] 1", "put output.w[1,0] -2", "step"});
    p.check({{"output.a[0]#0", 0}, {"output.a[0]#1", 1}, {"output.a[0]#2", 1}, {"output.a[0]#3", 0}, {"loss", 0}}, 0);
    CHECK(p.session->metrics().accuracy == 1);
}

// Nielsen: Neural Networks and Deep Learning, chapter 1: a perceptron for NAND; here its sum, and the sign of it.
TEST_CASE("reference: NAND by one neuron") {
    Lesson p("gate", "x=0,0;0,1;1,0;1,1 y=1;1;1;0", {"put neuron.w[0,0] -2", "put neuron.w[1,0] -2", "put neuron.b[0] 3", "step"});
    p.check({{"neuron.z[0]#0", 3}, {"neuron.z[0]#1", 1}, {"neuron.z[0]#2", 1}, {"neuron.z[0]#3", -1}}, 0);
    CHECK(p.session->metrics().accuracy == 1);
}

}  // namespace chainrule
