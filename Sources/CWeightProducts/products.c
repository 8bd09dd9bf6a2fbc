// In C since Swift cannot compile one function for several processors: with the registers of
// AVX-512 this takes two fifths of the time that it takes with those which every x86-64 has.

#include "CWeightProducts.h"

#include <string.h>

#if !defined(__clang__)
#error "the pragma below is Clang's; other compilers may fuse all the same"
#endif

// A product and a sum fused would round once instead of twice, and give other bits.
#pragma STDC FP_CONTRACT OFF

typedef float Lanes __attribute__((vector_size(4 * WEIGHT_LANES), aligned(4), may_alias));

/// The sums of `block` rows with one panel, the rows being `inputs` apart.
#define SUMS(block)                                                                        \
  do {                                                                                     \
    Lanes sums[block];                                                                     \
    for (size_t row = 0; row < (block); row++) sums[row] = bias;                           \
    for (size_t input = 0; input < inputs; input++) {                                      \
      Lanes weight = panel[input];                                                         \
      for (size_t row = 0; row < (block); row++)                                           \
        sums[row] = sums[row] + weight * first[row * inputs + input];                      \
    }                                                                                      \
    for (size_t row = 0; row < (block); row++)                                             \
      memcpy(products + (done + row) * outputs + output, &sums[row], width * sizeof(float)); \
  } while (0)

/// The same function for each kind of processor: `block` is how many rows fill its registers.
#define PRODUCTS(name, block)                                                              \
  static void name(const float *rows, size_t count, size_t inputs, const float *panels,    \
                   const float *biases, size_t outputs, float *products) {                 \
    for (size_t output = 0; output < outputs; output += WEIGHT_LANES) {                    \
      const Lanes *panel = (const Lanes *)(panels + output * inputs);                      \
      const Lanes bias = *(const Lanes *)(biases + output);                                \
      size_t left = outputs - output;                                                      \
      size_t width = left < WEIGHT_LANES ? left : WEIGHT_LANES;                            \
      size_t done = 0;                                                                     \
      for (; done + (block) <= count; done += (block)) {                                   \
        const float *first = rows + done * inputs;                                         \
        SUMS(block);                                                                       \
      }                                                                                    \
      for (; done < count; done++) {                                                       \
        const float *first = rows + done * inputs;                                         \
        SUMS(1);                                                                           \
      }                                                                                    \
    }                                                                                      \
  }

PRODUCTS(products_of_any, 2)

#if defined(__x86_64__)
__attribute__((target("avx2"))) PRODUCTS(products_of_avx2, 4)
__attribute__((target("avx512f"))) PRODUCTS(products_of_avx512, 8)
#endif

int weight_products_kinds(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return 3;
  if (__builtin_cpu_supports("avx2")) return 2;
#endif
  return 1;
}

void weight_products_of(int kind, const float *rows, size_t count, size_t inputs,
                        const float *panels, const float *biases, size_t outputs,
                        float *products) {
#if defined(__x86_64__)
  if (kind == 2) return products_of_avx512(rows, count, inputs, panels, biases, outputs, products);
  if (kind == 1) return products_of_avx2(rows, count, inputs, panels, biases, outputs, products);
#endif
  products_of_any(rows, count, inputs, panels, biases, outputs, products);
}

void weight_products(const float *rows, size_t count, size_t inputs, const float *panels,
                     const float *biases, size_t outputs, float *products) {
  weight_products_of(weight_products_kinds() - 1, rows, count, inputs, panels, biases, outputs,
                     products);
}
