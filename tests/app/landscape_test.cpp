#include "app/present/landscape.h"

#include <catch_amalgamated.hpp>
#include <cmath>

#include "app/landscape_axes.h"
#include "app/landscape_state.h"
#include "app/present/contours.h"
#include "app/present/ticks.h"
#include "example_run.h"

using namespace chainrule;

namespace {

constexpr Rect plot{100, 50, 400, 300};

struct Example {
    std::unique_ptr<Session> session;
    Snapshot snapshot;
    LandscapeSight sight;
    LandscapeState state;
    Strings words = *Strings::parse(read_file(assets_dir() / "ui/en.json"));

    Example(const char* program, const char* at, LandscapeSpec spec, const char* rate) {
        Setup setup;
        setup.expression = program;
        setup.values = values_of(at);
        setup.precision = Precision::float64;
        setup.model.optimizer_settings.set("learning_rate", std::atof(rate));
        auto made = Session::make(setup);
        REQUIRE(made);
        session = std::move(*made);
        snapshot = snapshot_of(*session);
        auto land = Landscape::make(snapshot, spec);
        REQUIRE(land);
        (*land)->work(1 << 20);
        sight.grid = std::make_shared<LandscapeGrid>(grid_of(**land, 0, 1));
        sight.cells = spec.cells;
    }
    static Values values_of(const char* text) {
        Values values;
        std::string rest = text;
        for (size_t from = 0; from < rest.size();) {
            const size_t equals = rest.find('=', from), end = std::min(rest.size(), rest.find(' ', from));
            values.set(rest.substr(from, equals - from), std::atof(rest.c_str() + equals + 1));
            from = end + 1;
        }
        return values;
    }
    void go(int64_t step, int tick = 0) {
        session->visit(step, tick);
        snapshot = snapshot_of(*session);
    }
    LandscapePicture picture(LandscapeForm form, const Masking& masking = {}) {
        const LandscapeView view(*sight.grid, form, plot, {});
        return present_landscape(view, sight, state, snapshot, masking, words);
    }
};

Example parabola(const char* rate) { return {"f = x^2", "x=10", {{"x"}, {{-16, 16}}, 241}, rate}; }
Example valley() { return {"f = 0.1*x1^2 + 2*x2^2", "x1=-5 x2=-2", {{"x1", "x2"}, {{-6, 6}, {-6, 6}}, 61}, "0.4"}; }

auto near(double x) { return Catch::Approx(x).margin(1e-3); }

}  // namespace

TEST_CASE("landscape: contours of a quadratic bowl lie where the loss is what they say, one closed line each") {
    Example e("f = x1^2 + 2*x2^2", "x1=1 x2=1", {{"x1", "x2"}, {{-6, 6}, {-6, 6}}, 61}, "0.1");
    const std::vector<ContourLine> lines = contour_lines(*e.sight.grid, {8, 32});
    REQUIRE(lines.size() == 2);
    for (const ContourLine& line : lines) {
        CHECK(line.closed);
        CHECK(line.points.size() > 40);
        for (const auto& [x, y] : line.points) CHECK(x * x + 2 * y * y == Catch::Approx(line.loss).epsilon(0.01));
    }
    // One that leaves the range is open, and begins and ends at its border.
    const std::vector<ContourLine> cut = contour_lines(*e.sight.grid, {60});
    REQUIRE(cut.size() == 2);
    for (const ContourLine& line : cut) {
        CHECK(!line.closed);
        for (const auto& end : {line.points.front(), line.points.back()}) CHECK((std::fabs(end[0]) == near(6) || std::fabs(end[1]) == near(6)));
    }
}

TEST_CASE("landscape: around a minimum contours are round, also rings that are hardly larger than a square of the grid") {
    Example e("f = x^2 + y^2", "x=1 y=1", {{"x", "y"}, {{-6, 6}, {-6, 6}}, 61}, "0.1");
    REQUIRE(e.sight.grid->contours.size() == 9 + 3);  // 64 is cut in four
    for (const ContourLine& line : e.sight.grid->contours) {
        CHECK(line.closed == (line.loss < 36));
        for (const auto& [x, y] : line.points) CHECK(std::hypot(x, y) == Catch::Approx(std::sqrt(line.loss)).epsilon(0.005));
        if (!line.closed) continue;
        CHECK(line.points.size() >= 32);
        // No corners: each piece goes on from the one before nearly as that went.
        const size_t n = line.points.size();
        for (size_t i = 0; i < n; ++i) {
            const auto &a = line.points[i], &b = line.points[(i + 1) % n];
            const double middle = std::hypot((a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
            CHECK(middle > 0.985 * std::sqrt(line.loss));
        }
    }
    // A minimum between the points of the grid, in a narrow valley of a wide range.
    Example narrow("f = 0.1*(x1-0.13)^2 + 2*(x2+0.07)^2", "x1=-5 x2=-2", {{"x1", "x2"}, {{-6, 6}, {-6, 6}}, 61}, "0.4");
    for (const ContourLine& line : narrow.sight.grid->contours)
        for (const auto& [x, y] : line.points) CHECK(0.1 * (x - 0.13) * (x - 0.13) + 2 * (y + 0.07) * (y + 0.07) == Catch::Approx(line.loss).epsilon(0.02));
}

// facts: x1^2 + 2 x2^2 from (-5, -2) with 0.1.
TEST_CASE("landscape: the run's published way through a bowl crosses its contours towards the middle") {
    Example e("f = x1^2 + 2*x2^2", "x1=-5 x2=-2", {{"x1", "x2"}, {{-6, 6}, {-6, 6}}, 61}, "0.1");
    e.go(20);
    const LandscapePicture p = e.picture(LandscapeForm::contours);
    REQUIRE(p.ways[0].steps.size() == 21);
    CHECK(p.ways[0].steps[20].point.x == near(-0.057646));
    CHECK(p.ways[0].steps[20].point.y == near(-0.000073));
    for (size_t i = 1; i <= 20; ++i) CHECK(p.ways[0].steps[i].point.loss < p.ways[0].steps[i - 1].point.loss);
    CHECK(p.contours.size() == e.sight.grid->contours.size());
}

TEST_CASE("landscape: a saddle's contours keep its two sides apart") {
    Example e("f = x1*x2", "x1=1 x2=1", {{"x1", "x2"}, {{-1, 1}, {-1, 1}}, 20}, "0.1");
    for (const ContourLine& line : contour_lines(*e.sight.grid, {0.2}))
        for (const auto& [x, y] : line.points) CHECK((x > 0) == (line.points[0][0] > 0));
}

TEST_CASE("landscape: contour levels are even in the logarithm of the loss") {
    const ContourLevels bowl = contour_levels(0, 108, 9);
    REQUIRE(bowl.losses.back() == 64);
    for (size_t i = 1; i < bowl.losses.size(); ++i) CHECK(bowl.losses[i] == 2 * bowl.losses[i - 1]);
    CHECK(bowl.losses.size() == 9);
    const ContourLevels flat = contour_levels(0.6, 0.9, 9);
    CHECK(flat.losses.size() >= 6);
    for (size_t i = 2; i < flat.losses.size(); ++i)
        CHECK(flat.losses[i] / flat.losses[i - 1] == Catch::Approx(flat.losses[i - 1] / flat.losses[i - 2]));
    CHECK((flat.losses.front() > 0.6 && flat.losses.back() < 0.9));
    CHECK(contour_levels(-3, 5, 9).above == -3);
    CHECK(contour_levels(1, 1, 9).losses.empty());
}

TEST_CASE("landscape: axes have the parameters' names and round numbers in their places") {
    Example e = parabola("0.2");
    const LandscapePicture p = e.picture(LandscapeForm::curve);
    REQUIRE(p.axes.size() == 2);
    CHECK(p.axes[0].name == "x");
    CHECK(p.axes[1].name == "loss");
    for (const LandscapeTick& tick : p.axes[0].ticks)
        if (tick.text == "0") CHECK(tick.at.x == near(plot.center_x()));
    CHECK(p.axes[0].ticks.size() >= 3);
    for (const LandscapeTick& tick : p.axes[1].ticks)
        if (tick.text == "100") CHECK(tick.at.y == near(plot.bottom() - plot.height * 100 / 256));
    CHECK(round_ticks(-3, 3, 6) == std::vector<double>{-3, -2, -1, 0, 1, 2, 3});
    CHECK(round_ticks(0.1, 0.9, 2) == std::vector<double>{0.5});
}

TEST_CASE("landscape: between its points a grid is smooth, and beyond them nothing") {
    Example e = parabola("0.2");
    for (double x : {-15.97, 0.013, 7.77}) CHECK(e.sight.grid->loss_at(x) == Catch::Approx(x * x).margin(1e-3));
    CHECK(std::isnan(e.sight.grid->loss_at(16.1)));
    CHECK(e.sight.grid->lowest_place()[0] == near(0));
}

// facts: x^2 from 10.
TEST_CASE("landscape: the run's steps are points on the curve, also those that nobody has looked at") {
    Example e = parabola("0.2");
    e.go(10);
    const LandscapePicture p = e.picture(LandscapeForm::curve);
    const LandscapeWay& run = p.ways[0];
    REQUIRE(run.steps.size() == 11);
    CHECK(run.steps[1].point.x == near(6));
    CHECK(run.steps[10].point.x == near(0.060466));
    for (const LandscapeStep& step : run.steps) {
        CHECK(step.at.x == near(plot.x + plot.width * (step.point.x + 16) / 32));
        CHECK(step.at.y == near(plot.bottom() - plot.height * step.point.x * step.point.x / 256));
    }
    REQUIRE(p.point);
    CHECK(p.point->point.step == 10);
    e.go(3);  // gone back: what comes later is not shown
    CHECK(e.picture(LandscapeForm::curve).ways[0].steps.size() == 4);
}

TEST_CASE("landscape: a run that flies off is seen to leave") {
    Example e = parabola("1.1");
    e.go(4);
    const LandscapePicture p = e.picture(LandscapeForm::curve);
    CHECK(p.ways[0].gone);
    CHECK(!p.point);
    CHECK(p.ways[0].steps.back().point.x == near(14.4));
    CHECK(p.summary.find("has left this range") != std::string::npos);
}

TEST_CASE("landscape: the tangent has the slope of the gradient, where the gradient was computed, and ends at the frame") {
    Example e = parabola("0.2");
    CHECK(e.picture(LandscapeForm::curve).gradient.points.empty());
    e.go(1);
    const LandscapePicture p = e.picture(LandscapeForm::curve);
    CHECK(p.slope == "20");
    REQUIRE(p.gradient.points.size() == 2);
    const ScreenSpot a = p.gradient.points[0], b = p.gradient.points[1];
    const double slope = ((a.y - b.y) / plot.height * 256) / ((b.x - a.x) / plot.width * 32);
    CHECK(slope == Catch::Approx(20).epsilon(1e-3));
    const double part = (plot.x + plot.width * 26 / 32 - a.x) / (b.x - a.x);
    CHECK(a.y + part * (b.y - a.y) == near(plot.bottom() - plot.height * 100 / 256));
    for (const ScreenSpot& end : {a, b}) CHECK(plot.inset(-0.03F * plot.height).contains(end.x, end.y));
}

// facts: 0.1 x1^2 + 2 x2^2 from (-5, -2).
TEST_CASE("landscape: racers go their published ways, as far as the race is shown") {
    Example e = valley();
    auto race = Race::make(e.snapshot, {"x1", "x2"}, {*racer_from_text("SGD:0.4"), *racer_from_text("SGD:0.6")}, 200);
    REQUIRE(race);
    (*race)->work(1000);
    for (int i = 0; i < 2; ++i) e.sight.lanes.push_back({i == 0 ? "SGD:0.4" : "SGD:0.6", {(*race)->path(i).begin(), (*race)->path(i).end()}, false});
    e.state.move_race(0, 20);
    for (const LandscapeForm form : {LandscapeForm::contours, LandscapeForm::surface}) {
        const LandscapePicture p = e.picture(form);
        REQUIRE(p.ways.size() == 3);
        CHECK(p.ways[1].name == "SGD 0.4");
        REQUIRE(p.ways[1].steps.size() == 21);
        CHECK(p.ways[1].steps[20].point.x == near(-0.943467));
        CHECK(p.ways[1].steps[20].point.y == near(-0.000073));
        CHECK(!p.ways[1].gone);
        CHECK(p.ways[2].gone);
        CHECK(p.summary.find("SGD 0.4") != std::string::npos);
    }
    e.state.move_race(0, 0);
    CHECK(e.picture(LandscapeForm::contours).ways[1].steps.size() == 1);
}

TEST_CASE("landscape: a race goes along with the run, there and back, and can be let go ahead of it") {
    LandscapeState state;
    state.race_start = 5;
    CHECK((state.race_step(3) == 0 && state.before_race(3)));
    CHECK((state.race_step(5) == 0 && state.before_race(5)));
    CHECK((state.race_step(12) == 7 && !state.before_race(12)));
    CHECK(state.race_step(1000) == longest_race);
    state.move_race(5, 30);
    CHECK((state.race_step(5) == 30 && !state.before_race(5)));
    CHECK(state.race_step(6) == 31);
    CHECK(state.race_step(4) == 29);
    state.racing = true;
    state.restart_race(40);
    CHECK((state.race_step(40) == 0 && state.before_race(40) && !state.racing));

    Example e = valley();
    auto race = Race::make(e.snapshot, {"x1", "x2"}, {*racer_from_text("SGD:0.4")}, 200);
    (*race)->work(1000);
    e.sight.lanes.push_back({"SGD:0.4", {(*race)->path(0).begin(), (*race)->path(0).end()}, false});
    for (const int64_t step : {0, 1, 7, 20, 3}) {
        e.go(step);
        const LandscapePicture p = e.picture(LandscapeForm::contours);
        CHECK(p.race_step == step);
        REQUIRE(p.ways[1].steps.size() == size_t(step) + 1);
        // The same rate on the same landscape: side by side.
        CHECK(p.ways[1].steps.back().point.x == near(p.ways[0].steps.back().point.x));
        CHECK(p.ways[1].steps.back().point.y == near(p.ways[0].steps.back().point.y));
    }
}

TEST_CASE("landscape: what is asked for cannot be read from it") {
    Example e = parabola("0.2");
    e.go(1);
    const LandscapePicture where = e.picture(LandscapeForm::curve, Masking({"x"}, e.snapshot));
    CHECK(!where.point);
    CHECK(where.ways[0].steps.size() == 1);
    CHECK(where.ways[0].loss.empty());
    CHECK(where.summary.find("what you are asked") != std::string::npos);
    const LandscapePicture slope = e.picture(LandscapeForm::curve, Masking({"grad x"}, e.snapshot));
    CHECK(slope.gradient.points.empty());
    CHECK(slope.slope.empty());
    CHECK(slope.point);
    const LandscapePicture loss = e.picture(LandscapeForm::curve, Masking({"f"}, e.snapshot));
    CHECK(loss.axes[1].ticks.empty());
    CHECK(loss.ways[0].loss == hidden_number);
    CHECK(loss.summary.find("?") != std::string::npos);
}

TEST_CASE("landscape: seen as a surface, the near side of a hill hides what is behind it") {
    Example e("f = 0 - x1^2 - x2^2", "x1=1 x2=1", {{"x1", "x2"}, {{-2, 2}, {-2, 2}}, 61}, "0.1");
    const LandscapeView view(*e.sight.grid, LandscapeForm::surface, plot, {.turn = 0, .tilt = 0.2F});
    CHECK(!view.hidden(0, -1.5));
    CHECK(view.hidden(0, 1.9));
    // The view fits its place, from every side.
    for (float turn = -3; turn < 3; turn += 0.4F) {
        const LandscapeView turned(*e.sight.grid, LandscapeForm::surface, plot, {.turn = turn, .tilt = 0.7F});
        for (double x : {-2.0, 2.0})
            for (double y : {-2.0, 2.0})
                for (double loss : {e.sight.grid->lowest, e.sight.grid->highest}) CHECK(plot.contains(turned.place(x, y, loss).x, turned.place(x, y, loss).y));
    }
}

TEST_CASE("landscape: a point of the screen is the place that is seen there, from every side") {
    Example e("f = x1^2 + 2*x2^2", "x1=1 x2=1", {{"x1", "x2"}, {{-6, 6}, {-3, 3}}, 61}, "0.1");
    int seen = 0;
    for (float turn = -3; turn < 3; turn += 0.7F)
        for (float tilt : {0.3F, 0.8F, 1.5F}) {
            const LandscapeView view(*e.sight.grid, LandscapeForm::surface, plot, {turn, tilt, 1.3F});
            for (const auto& [x, y] : {std::pair{1.0, 0.5}, {-3.5, 1.0}, {4.0, -2.0}}) {
                const ScreenSpot spot = view.place(x, y);
                const auto values = view.values_at(spot);
                REQUIRE(values);
                // This place, or one before it that hides it.
                const ScreenSpot found = view.place((*values)[0], (*values)[1]);
                CHECK(std::hypot(found.x - spot.x, found.y - spot.y) < 2);
                seen += std::fabs((*values)[0] - x) < 0.12 && std::fabs((*values)[1] - y) < 0.06;
            }
            CHECK(!view.values_at({plot.x, plot.y}));
        }
    CHECK(seen > 30);
    const LandscapeView above(*e.sight.grid, LandscapeForm::contours, plot, {});
    CHECK((*above.values_at(above.place(2, 1)))[0] == near(2));
    CHECK((*above.values_at(above.place(2, 1)))[1] == near(1));
}

TEST_CASE("landscape: a page says what it shows, and the program chooses where it does not") {
    Values stage;
    stage.set("landscape", std::string("output.w[0,0] output.w[1,0]"));
    stage.set("landscape_range", std::string("-3 4"));
    stage.set("race", std::string("SGD:0.1 SGD:0.01"));
    const LandscapeState state = landscape_of(stage);
    CHECK(state.cells == std::vector<std::string>{"output.w[0,0]", "output.w[1,0]"});
    CHECK(state.range == std::pair{-3.0, 4.0});
    CHECK(state.racers.size() == 2);
    CHECK(landscape_of({}) == LandscapeState{});
    CHECK(state.race_start == 0);
    stage.set("step", 7.0);
    CHECK(landscape_of(stage).race_start == 7);
    auto session = example_session();
    const Snapshot s = snapshot_of(*session);
    CHECK(default_axes(s) == std::vector<std::string>{"output.w[0,0]", "output.w[1,0]"});
    CHECK(axis_cells(s, 1000).size() == s.memory.parameters->value.size());
}
