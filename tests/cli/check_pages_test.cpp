#include "streams.h"

using namespace chainrule;

TEST_CASE("cli: check-pages says nothing about right pages, and of wrong ones the file, the line and a sentence") {
    const auto folder = std::filesystem::temp_directory_path() / "chainrule_pages";
    std::filesystem::create_directories(folder);
    const std::string good = (folder / "01-good.md").string(), bad = (folder / "02-bad.md").string(), none = (folder / "03-none.md").string();
    std::ofstream(good) << "---\ntitle: a\n---\n```stage\nmodel = spiral\n```\n## b\n[c](page:02-bad) `=hidden_1.w[0,0]`\n";
    std::ofstream(bad) << "---\ntitle: a\n---\n```stage\nmodel = spirall\n```\n## b\n[c](page:01-good)\n\n```goal loss\nd\n```\n";
    Streams right, wrong;
    CHECK(cli::check_pages({good}, right.context) == 0);
    CHECK(right.err.str().empty());
    CHECK(cli::check_pages({none, bad, good}, wrong.context) == 2);
    std::filesystem::remove_all(folder);
    std::istringstream lines(wrong.err.str());
    std::vector<std::string> all;
    for (std::string line; std::getline(lines, line);) all.push_back(line);
    REQUIRE(all.size() == 3);
    CHECK(all[0].starts_with("chainrule: " + none + " cannot be read: "));
    CHECK(all[1] == bad + ":5: There is no model spirall among tutorials/models.");
    CHECK(all[2] == bad + ":10: “loss”: at character 1 there is a number, but a condition such as loss < 0.05 was expected.");
}
