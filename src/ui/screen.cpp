#include "ui/screen.h"

#include <algorithm>

#include "platform/platform.h"
#include "ui/draw.h"
#include "ui/text.h"
#include "ui/widgets/widgets.h"

namespace chainrule::ui {
namespace {

ThemeName theme_for(Look look) {
    return look == Look::light ? ThemeName::light : look == Look::dark ? ThemeName::dark : ThemeName::contrast;
}

// The card beside the stage: what is learned, over the plane, and what can be set.
void page(App& app, const Layout& layout) {
    const Rect area = layout.page;
    if (app.state().keys_open) return keys_sheet(app, area);
    Group group("region", "page", app.words()("page.title"));
    card(area);
    const bool narrow = layout.arrangement != Arrangement::wide;
    const Rect inner = area.inset(narrow ? 12 : size::padding);
    if (narrow) {
        // On the smallest phones the curves make room for the settings.
        const float left = inner.height - 206, curves = std::min(left, 160.f), upper = left > 70 ? inner.height - curves - 8 : inner.height;
        const float side = std::min(inner.width * 0.5f, upper);
        plane_widget(app, {inner.x, inner.y, side, upper});
        settings_widget(app, {inner.x + side + 14, inner.y, inner.width - side - 14, upper}, true);
        if (left > 70) curves_widget(app, {inner.x - 6, inner.bottom() - curves, inner.width + 6, curves});
        return;
    }
    const std::string title = app.words()("page.title");
    draw_text(inner.x, inner.y - 2, title, Type::heading, theme().text);
    describe_text("page.title", "heading", {inner.x, inner.y, inner.width, 22}, title);
    const float settings = 216, top = inner.y + 30;
    const float map = std::min(inner.bottom() - settings - top, inner.width + 10);
    plane_widget(app, {inner.x, top, inner.width, map});
    settings_widget(app, {inner.x, top + map + 10, inner.width, inner.bottom() - top - map - 10}, false);
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
                                  {window.safe_top, window.safe_right, window.safe_bottom, window.safe_left}, text_scale());
    begin_frame();
    fill({0, 0, window.width, window.height}, theme().ground);
    const bool phone = layout.arrangement == Arrangement::phone;
    header_widget(app, layout.header, phone);
    network_widget(app, layout.stage);
    const bool sheet = layout.inspector_covers_page && !app.state().chosen.empty() && !app.state().keys_open;
    if (!sheet) page(app, layout);
    if (sheet || !layout.inspector_covers_page) inspector_widget(app, layout.inspector, layout.inspector_covers_page);
    transport_widget(app, layout.transport, layout.arrangement);
    message(app, layout);
    handle_keys(app);
    end_frame();
}

}  // namespace chainrule::ui
