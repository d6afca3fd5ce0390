// What the program calls in the page. UI thread only. Bodies are JavaScript, in web_page.cpp.
#pragma once

extern "C" {
void page_first_frame();        // the picture is there: the static page may go
void page_no_graphics();        // say that there is no WebGL 2
void page_answer_for_graphics();  // after the window has opened
void page_resized();            // make everybody measure the page anew
void page_guard_resizing();
void page_lead_pointer();     // before the window opens: no resizing while the GL context is lost; page_resized() afterwards
void page_watch_surroundings(); // from now on chainrule_wake() when theme or pixel density change
void page_safe_area(float* top_right_bottom_left);  // CSS pixels that a notch or rounded corners cover
}
