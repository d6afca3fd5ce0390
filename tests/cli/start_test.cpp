#include "streams.h"

using namespace chainrule;

TEST_CASE("cli: what does not exist is refused in one sentence that names it") {
    Streams model, cell, data;
    CHECK(cli::summary("no-such-model", model.context) == 2);
    CHECK(model.err.str().find("no-such-model") != std::string::npos);
    CHECK(model.err.str().find("spiral") != std::string::npos);
    cli::ExplainOptions options;
    options.run.model = "spiral", options.cell = "hidden_9.w[0,0]";
    CHECK(cli::explain(options, cell.context) == 2);
    CHECK(cell.err.str().find("hidden_9") != std::string::npos);
    options.run.data = "moons", options.cell = "loss";
    CHECK(cli::explain(options, data.context) == 2);
    CHECK(data.err.str().find("moons") != std::string::npos);
}

TEST_CASE("cli: an error in a model file names the file and the line") {
    const File file("{\n  \"class_name\": \"Sequential\",\n");
    Streams s;
    CHECK(cli::summary(file.path.string(), s.context) == 2);
    CHECK(has(s.err, "chainrule_cli_test.json: Line 3"));
}

TEST_CASE("cli: of a model that is too large it is said what limit there is") {
    std::ifstream linear(linear_model());
    std::stringstream text;
    text << linear.rdbuf();
    std::string large = text.str();
    large.replace(large.find("\"units\": 1"), 10, "\"units\": 1000000");
    const File file(large);
    Streams s;
    CHECK(cli::summary(file.path.string(), s.context) == 2);
    CHECK(has(s.err, "This model would need 252 MB of memory. Every run is limited to 160 MB"));
}

TEST_CASE("cli: a model may come from anything that can be read, and otherwise the reason is given") {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / "chainrule_cli_test";
    fs::create_directories(folder / "xor");
    Streams directory;
    CHECK(cli::summary(folder.string(), directory.context) == 2);
    CHECK(has(directory.err, folder.string() + " cannot be read: Is a directory."));
    if (fs::exists("/dev/zero")) {
        Streams endless, empty;
        CHECK(cli::summary("/dev/zero", endless.context) == 2);
        CHECK(has(endless.err, "/dev/zero cannot be read: File too large."));
        CHECK(cli::summary("/dev/null", empty.context) == 2);
        CHECK(has(empty.err, "/dev/null: Line 1"));
    }
    // A folder that happens to be called as a model of the zoo does not hide it.
    const fs::path before = fs::current_path();
    fs::current_path(folder);
    Streams zoo;
    CHECK(cli::summary("xor", zoo.context) == 0);
    fs::current_path(before);
    fs::remove_all(folder);
}

TEST_CASE("cli: without its assets it says which folder is missing") {
    std::ostringstream out, err;
    cli::Context context{out, err, Strings(), "/nowhere/assets"};
    CHECK(cli::summary("xor", context) == 2);
    CHECK(err.str() == "chainrule: The folder /nowhere/assets is missing or incomplete. It belongs beside this program; without it there are no "
                       "models and no sentences.\n");
}
