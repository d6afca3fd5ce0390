// The parts of the screen. Each draws from the app's state and latest snapshot into a rectangle and answers with Actions,
// which it applies to the app at once: what it changed is seen in the next frame.
#pragma once
#include "app/app.h"
#include "app/present/layout.h"
#include "ui/controls.h"

namespace chainrule::ui {

void header_widget(App& app, Rect area, bool compact);
void network_widget(App& app, Rect area);
void plane_widget(App& app, Rect area);  // the data and the decision over the plane, with axes
void settings_widget(App& app, Rect area, bool compact);
void inspector_widget(App& app, Rect area, bool closable);
void transport_widget(App& app, Rect area, Arrangement arrangement);
void curves_widget(App& app, Rect area);
void keys_sheet(App& app, Rect window);  // the list of all keys, over everything; only while it is open

void handle_keys(App& app);  // shortcuts; once per frame, after the controls

// A label from the words: name under "<id>", tooltip under "<id>.hint" where there is one.
Label label_for(const App& app, std::string_view id, std::string_view key = {});

}  // namespace chainrule::ui
