#include "ui/screen.h"

#include <algorithm>

#include "platform/platform.h"
#include "ui/draw.h"
#include "ui/scroll.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

ThemeName theme_for(Look look) {
    return look == Look::light ? ThemeName::light : look == Look::dark ? ThemeName::dark : ThemeName::contrast;
}

// Plane and settings beside each other, the curves below; what the view is too low for is scrolled to.
void narrow_page(App& app, Rect view) {
    const Scrolled scrolled("page", view);
    const Rect inner = view.inset(12);
    const float x = inner.x, y = scrolled.top() + 12, settings = 206;
    const float curves = std::clamp(inner.height - settings - 8, 130.F, 190.F), upper = std::max(settings, inner.height - curves - 8);
    const bool stacked = inner.width < 290;
    const float side = std::min(stacked ? inner.width : inner.width * 0.5F, upper);
    plane_widget(app, {x, y, side, side});
    const Rect form = stacked ? Rect{x, y + side + 10, inner.width, settings} : Rect{x + side + 14, y, inner.width - side - 14, upper};
    settings_widget(app, form, true);
    const float top = std::max(form.bottom(), y + side) + 8;
    curves_widget(app, {x - 6, top, inner.width + 6, curves}, true);
    scrolled.end(top + curves + 12);
}

// The card beside the stage: what is learned, over the plane, and what can be set.
void page(App& app, const Layout& layout) {
    const Rect area = layout.page;
    if (app.state().keys_open) return keys_sheet(app, area);
    const bool compact = layout.arrangement == Arrangement::phone || layout.arrangement == Arrangement::pair;
    if (app.state().where == Where::lesson) return lesson_widget(app, area, compact);
    if (app.state().where == Where::lessons) return contents_widget(app, area, compact);
    if (app.state().where == Where::proof) return proof_widget(app, area, compact);
    Group group("region", "page", app.words()("page.title"));
    card(area);
    const Rect view = area.inset(2);
    if (layout.arrangement != Arrangement::wide) return narrow_page(app, view);
    const Scrolled scrolled("page", view);
    const Rect inner = area.inset(size::padding);
    const float y = scrolled.top() + size::padding - 2;
    const std::string title = app.words()("page.title");
    draw_text(inner.x, y - 2, title, Type::heading, theme().text);
    describe_text("page.title", "heading", {inner.x, y, inner.width, 22}, title);
    const float settings = 216, top = y + 30;
    const float map = std::max(std::min(inner.height - 40 - settings, inner.width + 10), 170.F);
    plane_widget(app, {inner.x, top, inner.width, map});
    settings_widget(app, {inner.x, top + map + 10, inner.width, settings}, false);
    scrolled.end(top + map + 10 + settings + size::padding - 4);
}

void message(App& app, const Layout& layout) {
    if (app.message().empty()) return;
    const Rect stage = layout.stage;
    const Paragraph text = break_lines(app.message(), Type::body, stage.width - 60);
    const Rect box{stage.x + 14, stage.y + 14, stage.width - 28, text.height + 24};
    fill(box, theme().card, 8);
    outline(box, theme().negative, 1.5f, 8);
    draw_paragraph(box.x + 16, box.y + 12, text, Type::body, theme().text);
    describe_text("message", "status", box, app.message());
}

}  // namespace

void draw_screen(App& app) {
    app.look_again();
    const platform::WindowSize window = platform::window_size();
    set_theme(theme_for(app.state().look));
    set_text_scale(float(app.state().text_scale));
    const Layout layout = lay_out(window.width, window.height,
                                  {window.safe_top, window.safe_right, window.safe_bottom, window.safe_left}, text_scale(),
                                  app.state().where == Where::sandbox     ? PhoneShows::stage
                                  : app.state().view == StageView::graph ? PhoneShows::text_and_op
                                                                         : PhoneShows::text);
    begin_frame();
    fill({0, 0, window.width, window.height}, theme().ground);
    const bool narrow = layout.arrangement == Arrangement::phone || layout.arrangement == Arrangement::pair;
    header_widget(app, layout.header, narrow);
    stage_widget(app, layout.stage, narrow);
    const bool sheet = layout.inspector_covers_page && !app.state().chosen.empty() && app.state().chosen_by_hand && !app.state().keys_open;
    if (!sheet) page(app, layout);
    if (sheet || !layout.inspector_covers_page) inspector_widget(app, layout.inspector, layout.inspector_covers_page);
    transport_widget(app, layout.transport, layout.transport_form);
    message(app, layout);
    handle_keys(app);
    end_frame();
}

}  // namespace chainrule::ui
