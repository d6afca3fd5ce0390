// Which of the kernels this program was linked with.
#pragma once

namespace chainrule::kernels {

bool relaxed();  // multiply-add rounds once or twice, whichever the processor does faster: see simd.h

}  // namespace chainrule::kernels
