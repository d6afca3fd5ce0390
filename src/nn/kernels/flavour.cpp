#include "nn/kernels/flavour.h"

namespace chainrule::kernels {

bool relaxed() {
#if defined(CHAINRULE_RELAXED_SIMD)
    return true;
#else
    return false;
#endif
}

}  // namespace chainrule::kernels
