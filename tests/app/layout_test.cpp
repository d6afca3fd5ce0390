#include "app/present/layout.h"

#include <catch_amalgamated.hpp>

using namespace chainrule;

namespace {

// The first fault of a layout, or nothing.
std::string fault(const Layout& l, Rect window) {
    const std::pair<const char*, Rect> parts[] = {{"header", l.header}, {"stage", l.stage}, {"page", l.page}, {"transport", l.transport}, {"inspector", l.inspector}};
    for (const auto& [name, part] : parts) {
        if (!(part.width >= 40 && part.height >= 40)) return std::string(name) + " is too small";
        if (part.x < window.x || part.y < window.y || part.right() > window.right() + 0.01f || part.bottom() > window.bottom() + 0.01f)
            return std::string(name) + " leaves the window";
    }
    for (size_t i = 0; i < std::size(parts); ++i)
        for (size_t j = 0; j < i; ++j) {
            if (l.inspector_covers_page && i == 4 && l.inspector == l.page) continue;
            if (parts[i].second.overlaps(parts[j].second)) return std::string(parts[i].first) + " overlaps " + parts[j].first;
        }
    return "";
}

}  // namespace

TEST_CASE("layout: parts stay within the window, have a size and do not overlap, in any window with any text") {
    for (const float scale : {0.9f, 1.f, 1.25f, 1.5f})
        for (int w = 320; w <= 3000; w += w < 1400 ? 10 : 100)
            for (int h = 320; h <= 1800; h += h < 1000 ? 10 : 100) {
                const std::string found = fault(lay_out(float(w), float(h), {}, scale), {0, 0, float(w), float(h)});
                if (found.empty()) continue;
                INFO(w << " x " << h << " at " << scale << ": " << found);
                CHECK(found.empty());
            }
}

TEST_CASE("layout: every part of a short window can be used") {
    for (auto [w, h] : {std::pair{844, 390}, {900, 480}, {1000, 400}, {700, 500}, {853, 480}, {640, 360}}) {
        INFO(w << " x " << h);
        const Layout l = lay_out(float(w), float(h), {}, 1);
        CHECK(l.arrangement == Arrangement::pair);
        CHECK(l.transport_form == TransportForm::line);
        CHECK(l.stage.width >= 280);
        CHECK(l.stage.height >= 230);
        CHECK(l.page.width >= 250);
    }
}

TEST_CASE("layout: the stage is the largest part of a wide window") {
    const Layout l = lay_out(1280, 720, {}, 1);
    CHECK(l.arrangement == Arrangement::wide);
    CHECK(l.stage.width > l.page.width);
    CHECK(l.stage.width > l.inspector.width);
}

TEST_CASE("layout: on a phone the inspector is a sheet over the page") {
    const Layout l = lay_out(390, 844, {}, 1);
    CHECK(l.arrangement == Arrangement::phone);
    CHECK(l.inspector_covers_page);
    CHECK(l.inspector == l.page);
}

TEST_CASE("layout: nothing lies under a notch") {
    const Insets safe{47, 0, 34, 0};
    const Layout l = lay_out(390, 844, safe, 1);
    CHECK(l.header.y >= safe.top);
    CHECK(l.transport.bottom() <= 844 - safe.bottom);
}

TEST_CASE("layout: while a lesson is read, a phone gives its page more room than the stage") {
    const Layout l = lay_out(390, 844, {}, 1, PhoneShows::text), sandbox = lay_out(390, 844, {}, 1);
    CHECK(l.page.height > l.stage.height);
    CHECK(l.page.height > sandbox.page.height);
    CHECK(l.page.bottom() <= l.transport.y);
    CHECK(lay_out(390, 844, {}, 1, PhoneShows::text_and_op).stage.height > l.stage.height + 50);
}
