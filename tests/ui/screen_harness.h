// A screen without a window: ImGui without a back end, a platform that records, and a person with pointer and keys.
// Frames are drawn with real fonts; nothing reaches OpenGL.
#pragma once
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "platform/platform.h"
#include "ui/controls.h"

namespace chainrule::ui {

class Screen {
  public:
    explicit Screen(std::function<void()> content);
    ~Screen();
    Screen(const Screen&) = delete;

    void frame(double seconds = 1 / 60.0);
    void settle();  // as many frames as are asked for, at most 60
    void move(float x, float y);
    void press();
    void release();
    void click(float x, float y);
    void key(int imgui_key, bool shift = false);
    void twin(platform::TwinEvent::Kind kind, std::string id, std::string value = "", int times = 1);
    nlohmann::json control(const std::string& id);  // as last published, after a settled second; null where there is none
    std::string name_of(const std::string& id);     // of that control, which for a text is what it says; "" where there is none

    std::string copied;     // what was last handed to the clipboard
    platform::Pinch pinch;  // of the fingers, for the next frame
    bool frame_requested = false;
    double wake_wanted = -1;
    int lists_published = 0;
    int files_asked_for = 0;
    nlohmann::json list;  // the last

  private:
    std::function<void()> content_;
};

}  // namespace chainrule::ui
