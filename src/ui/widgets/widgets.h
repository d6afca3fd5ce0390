// The parts of the screen. Each draws from the app's state and latest snapshot into a rectangle and answers with Actions,
// which it applies to the app at once: what it changed is seen in the next frame.
#pragma once
#include "app/app.h"
#include "app/present/layout.h"
#include "ui/controls.h"

namespace chainrule::ui {

void header_widget(App& app, Rect area, bool compact);
void stage_widget(App& app, Rect area, bool narrow);  // network, graph of ops, matrices, landscape
bool choose_view(App& app, size_t number);            // the view with this number (of StageView), where it makes sense
void plane_widget(App& app, Rect area);  // the data and the decision over the plane, with axes
void settings_widget(App& app, Rect area, bool compact);
void rate_setting(App& app, Rect row);   // one setting alone, with its caption
void batch_setting(App& app, Rect row);
float setting_height();
void inspector_widget(App& app, Rect area, bool closable);
void transport_widget(App& app, Rect area, TransportForm form);
void curves_widget(App& app, Rect area, bool legend);  // legend: what is which, with its last number, above the plot
void landscape_widget(App& app, Rect area, Rect head);  // of the stage, or in a page where the stage shows something else
void matrices_widget(App& app, Rect area, Rect head);   // the same
void lesson_widget(App& app, Rect area, bool compact);    // the open step of a lesson
void contents_widget(App& app, Rect area, bool compact);  // all lessons
void proof_widget(App& app, Rect area, bool compact);     // what others published, computed here
// What one source published, in a page; returns its height.
float proof_block(App& app, const std::string& source, std::string_view id, float x, float y, float width);
// The gradient of a cell against differences, with h by hand; returns its height, 0 while the gradient is not computed.
float gradient_check_block(App& app, const std::string& cell, const std::string& id, float x, float y, float width);
void keys_sheet(App& app, Rect window);  // the list of all keys, over everything; only while it is open

void handle_keys(App& app);  // shortcuts; once per frame, after the controls

// A label from the words: name under "<id>", tooltip under "<id>.hint" where there is one.
Label label_for(const App& app, std::string_view id, std::string_view key = {});

}  // namespace chainrule::ui
