#include "app/present/layout.h"

#include <catch_amalgamated.hpp>

using namespace chainrule;

namespace {

void check_parts(const Layout& l, float width, float height) {
    const Rect window{0, 0, width, height};
    for (const Rect& part : {l.header, l.stage, l.page, l.inspector, l.transport}) {
        CHECK(part.x >= window.x);
        CHECK(part.y >= window.y);
        CHECK(part.right() <= window.right() + 0.01f);
        CHECK(part.bottom() <= window.bottom() + 0.01f);
        CHECK(part.width > 0);
        CHECK(part.height > 0);
    }
    CHECK_FALSE(l.stage.overlaps(l.page));
    CHECK_FALSE(l.stage.overlaps(l.transport));
    CHECK_FALSE(l.page.overlaps(l.transport));
    CHECK_FALSE(l.header.overlaps(l.stage));
    if (!l.inspector_covers_page) {
        CHECK_FALSE(l.inspector.overlaps(l.stage));
        CHECK_FALSE(l.inspector.overlaps(l.page));
    }
}

}  // namespace

TEST_CASE("layout: parts stay within the window and do not overlap, at every size") {
    for (auto [w, h] : {std::pair{1280, 720}, {1920, 1080}, {1024, 768}, {768, 1024}, {390, 844}, {360, 640}, {2560, 1440}}) {
        INFO(w << " x " << h);
        check_parts(lay_out(float(w), float(h), {}, 1), float(w), float(h));
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
