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

/// The most rows that are multiplied at once.
#define MOST_ROWS 8

/// Multiplies one panel with `block` rows that lie `inputs` apart; written for any `block`, and
/// compiled for each that is named below, so that all its sums stand in registers.
static inline __attribute__((always_inline)) void multiply(
    size_t block, const float *rows, size_t inputs, const float *panel, const float *biases,
    size_t width, float *products, size_t outputs) {
  const Lanes *weights = (const Lanes *)panel;
  Lanes sums[MOST_ROWS];
  for (size_t row = 0; row < block; row++) sums[row] = *(const Lanes *)biases;
  for (size_t input = 0; input < inputs; input++) {
    Lanes weight = weights[input];
    for (size_t row = 0; row < block; row++)
      sums[row] = sums[row] + weight * rows[row * inputs + input];
  }
  for (size_t row = 0; row < block; row++)
    memcpy(products + row * outputs, &sums[row], width * sizeof(float));
}

/// Multiplies `block` rows at a time: as many as fill the registers of a kind of processor.
static inline __attribute__((always_inline)) void multiply_all(
    size_t block, const float *rows, size_t count, size_t inputs, const float *panels,
    const float *biases, size_t outputs, float *products) {
  for (size_t output = 0; output < outputs; output += WEIGHT_LANES) {
    const float *panel = panels + output * inputs;
    const float *bias = biases + output;
    size_t left = outputs - output;
    size_t width = left < WEIGHT_LANES ? left : WEIGHT_LANES;
    size_t done = 0;
    for (; done + block <= count; done += block)
      multiply(block, rows + done * inputs, inputs, panel, bias, width,
               products + done * outputs + output, outputs);
    for (; done < count; done++)
      multiply(1, rows + done * inputs, inputs, panel, bias, width,
               products + done * outputs + output, outputs);
  }
}

static void products_of_any(const float *rows, size_t count, size_t inputs, const float *panels,
                            const float *biases, size_t outputs, float *products) {
  multiply_all(2, rows, count, inputs, panels, biases, outputs, products);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void products_of_avx2(
    const float *rows, size_t count, size_t inputs, const float *panels, const float *biases,
    size_t outputs, float *products) {
  multiply_all(4, rows, count, inputs, panels, biases, outputs, products);
}

__attribute__((target("avx512f"))) static void products_of_avx512(
    const float *rows, size_t count, size_t inputs, const float *panels, const float *biases,
    size_t outputs, float *products) {
  multiply_all(MOST_ROWS, rows, count, inputs, panels, biases, outputs, products);
}
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
