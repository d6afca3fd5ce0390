// Four floats at a time. The compilers' vector types are SIMD128 in WebAssembly and SSE natively; only the relaxed
// multiply-add has no operator of its own.
#pragma once
#include <cstring>

#if defined(CHAINRULE_RELAXED_SIMD)
#include <wasm_simd128.h>
#endif

#define CHAINRULE_INLINE inline __attribute__((always_inline))

namespace chainrule::simd {

typedef float Float4 __attribute__((vector_size(16)));
typedef int Int4 __attribute__((vector_size(16)));

CHAINRULE_INLINE Float4 load(const float* from) {
    Float4 x;
    std::memcpy(&x, from, sizeof x);
    return x;
}
CHAINRULE_INLINE void store(float* to, Float4 x) { std::memcpy(to, &x, sizeof x); }
CHAINRULE_INLINE Float4 splat(float x) { return Float4{x, x, x, x}; }

// a b + c, rounded once or twice: whichever the processor does faster.
CHAINRULE_INLINE Float4 multiply_add(Float4 a, Float4 b, Float4 c) {
#if defined(CHAINRULE_RELAXED_SIMD)
    return Float4(wasm_f32x4_relaxed_madd(v128_t(a), v128_t(b), v128_t(c)));
#else
    return a * b + c;
#endif
}

CHAINRULE_INLINE float sum(Float4 x) { return (x[0] + x[1]) + (x[2] + x[3]); }
CHAINRULE_INLINE Int4 bits(Float4 x) { return Int4(x); }
CHAINRULE_INLINE Float4 from_bits(Int4 x) { return Float4(x); }
CHAINRULE_INLINE Float4 abs(Float4 x) { return from_bits(bits(x) & Int4{0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff}); }

}  // namespace chainrule::simd
