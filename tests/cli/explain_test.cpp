#include "streams.h"

using namespace chainrule;

TEST_CASE("cli: explain gives value, gradient and update of a weight with their formulas") {
    Streams s;
    cli::ExplainOptions options;
    options.run.model = "spiral", options.cell = "hidden_1.w[0,2]";
    CHECK(cli::explain(options, s.context) == 0);
    const std::string text = s.out.str();
    for (const char* part : {"hidden_1.w[0,2], step 0", "value  ", "gradient  ", "updated  ", "previous hidden_1.w[0,2]"}) {
        INFO(text);
        CHECK(text.find(part) != std::string::npos);
    }
}

TEST_CASE("cli: explain writes a neuron as one formula over its inputs") {
    Streams s;
    cli::ExplainOptions options;
    options.run.model = "spiral", options.cell = "hidden_1.a[0]", options.steps = 3;
    CHECK(cli::explain(options, s.context) == 0);
    CHECK(s.out.str().find("tanh(x[0]\u00b7hidden_1.w[0,0] + x[1]\u00b7hidden_1.w[1,0] + hidden_1.b[0])") != std::string::npos);
}

TEST_CASE("cli: explain writes LaTeX when asked to") {
    Streams s;
    cli::ExplainOptions options;
    options.run.model = "spiral", options.cell = "hidden_1.w[0,2]", options.latex = true;
    CHECK(cli::explain(options, s.context) == 0);
    CHECK(s.out.str().find(R"(w^{\mathrm{hidden\_1}, \mathrm{previous}}_{0,2} - 0.06 \cdot \frac{\partial L}{\partial w^{\mathrm{hidden\_1}}_{0,2}})") !=
          std::string::npos);
}

TEST_CASE("cli: explain says where a run stopped instead of explaining what is not there") {
    for (const int64_t steps : {200, 500}) {
        Streams s;
        cli::ExplainOptions options;
        options.run.model = linear_model(), options.run.data = "gauss", options.run.learning_rate = 1000;
        options.cell = "loss", options.steps = steps;
        CHECK(cli::explain(options, s.context) == 2);
        CHECK(s.out.str().empty());
        CHECK(has(s.err, "infinite"));
        CHECK(!has(s.err, "step " + std::to_string(steps)));
    }
}

TEST_CASE("cli: explain knows how many examples the batch of that step has") {
    const auto asked = [](const char* cell, int example, int64_t steps) {
        Streams s;
        cli::ExplainOptions options;
        options.run.model = "xor", options.run.data = "xor", options.run.batch_size = 100;
        options.cell = cell, options.example = example, options.steps = steps;
        const int status = cli::explain(options, s.context);
        CHECK((status == 0) == s.err.str().empty());
        return s.out.str() + s.err.str();
    };
    CHECK(asked("hidden.a[0]", 99, 1).starts_with("hidden.a[0], step 1, example 99 of the batch"));
    CHECK(asked("hidden.a[0]#99", 0, 1).starts_with("hidden.a[0], step 1, example 99 of the batch"));
    // 250 examples: the third batch has 50.
    CHECK(asked("hidden.a[0]", 99, 2).find("no example 99. It has the examples 0..49") != std::string::npos);
    CHECK(asked("hidden.a[0]#50", 0, 2).find("no example 50 in the batch. It has the examples 0..49") != std::string::npos);
    CHECK(asked("hidden.a[0]", -1, 0).find("no example -1.") != std::string::npos);
    CHECK(asked("hidden.w", 0, 0).find("such as hidden.w[0,0]") != std::string::npos);
    CHECK(asked("nowhere", 0, 50000000).find("nothing called nowhere") != std::string::npos);  // before it trains
}

TEST_CASE("cli: explain gives the number that is asked for: value, gradient or previous value") {
    const auto asked = [](const char* cell) {
        Streams s;
        cli::ExplainOptions options;
        options.run.model = "xor", options.cell = cell, options.steps = 3;
        cli::explain(options, s.context);
        return s.out.str() + s.err.str();
    };
    const std::string whole = asked("hidden.w[0,0]"), gradient = asked("grad hidden.w[0,0]"), previous = asked("previous hidden.w[0,0]");
    const auto line = [](const std::string& text, const char* name) {
        const size_t at = text.find(name);
        REQUIRE(at != text.npos);
        return text.substr(at, text.find('\n', at) - at);
    };
    CHECK(line(gradient, "gradient  ") == line(whole, "gradient  "));
    CHECK(gradient.find("value") == gradient.npos);
    CHECK(gradient.find("updated") == gradient.npos);
    CHECK(line(previous, "value  ") != line(whole, "value  "));
    CHECK(previous.find("gradient") == previous.npos);
    CHECK(asked("grad y[0]").find("keeps no number grad y[0]") != std::string::npos);
    CHECK(asked("slot_0 hidden.w[0,0]").find("keeps no number slot_0") != std::string::npos);
}

TEST_CASE("cli: explain takes examples that are written down") {
    Streams s;
    cli::ExplainOptions options;
    options.run.model = "mazur", options.run.data = "given x=0.05,0.1 y=0.01,0.99", options.cell = "loss";
    CHECK(cli::explain(options, s.context) == 0);
    CHECK(has(s.out, "loss, step 0, example 0 of the batch, data given"));
    CHECK(has(s.out, " \u2212 0.01)\u00b2 + "));
}

TEST_CASE("cli: data that do not fit or cannot be read are refused with examples of what would work") {
    const auto said = [](const char* model, const char* data, std::optional<double> noise = {}) {
        Streams s;
        cli::ExplainOptions options;
        options.run.model = model, options.run.data = data, options.run.noise = noise, options.cell = "loss";
        CHECK(cli::explain(options, s.context) == 2);
        return s.err.str();
    };
    CHECK(said("mazur", "").ends_with("Examples that fit it can be written down, as in --data \"given x=0.5,0.5 y=1,0\"; further ones go behind a semicolon.\n"));
    CHECK(said("mazur", "given x=1 y=1").find("“given” has 1 numbers as input, the model has 2.") != std::string::npos);
    CHECK(said("xor", "given").find("The data have no x. An example: “given x=0,1;1,0 y=1;0”.") != std::string::npos);
    CHECK(said("xor", "given x").find("“given x” cannot be read as a data set.") != std::string::npos);
    CHECK(said("xor", "given x=0,1 y=1", 0.1).find("given has no setting noise") != std::string::npos);
    CHECK(said("xor", "spiral noise=7").find("noise cannot be 7") != std::string::npos);
}

TEST_CASE("cli: explain writes a zero without a sign") {
    Streams s;
    cli::ExplainOptions options;
    options.run.model = "two-parameters", options.run.data = "given x=0 y=1", options.run.seed = 4, options.cell = "line.xw[0]";
    CHECK(cli::explain(options, s.context) == 0);
    CHECK(has(s.out, "value       0\n"));
}
