#ifndef CWEIGHTPRODUCTS_H
#define CWEIGHTPRODUCTS_H

#include <stddef.h>

/// How many outputs stand side by side in a panel.
enum { WEIGHT_LANES = 16 };

/// Multiplies rows of numbers with a matrix of weights and adds a bias.
///
/// Each sum begins with its bias and takes the products in the order of the inputs, each rounded
/// before it is added, so every processor gives the same bits and a row gives them whatever other
/// rows stand beside it.
///
/// @param rows    `count` rows of `inputs` numbers each.
/// @param panels  For each 16 outputs the weights of all inputs, input after input, 16 side by
///                side; the last panel is filled up with zeros.
/// @param biases  A number for each output, filled up as the panels are.
/// @param products  Room for `count` rows of `outputs` numbers each.
void weight_products(const float *rows, size_t count, size_t inputs, const float *panels,
                     const float *biases, size_t outputs, float *products);

/// How many ways of computing the products this processor has; the last is the fastest.
int weight_products_kinds(void);

/// The same as `weight_products`, computed in the way of number `kind`, from 0.
void weight_products_of(int kind, const float *rows, size_t count, size_t inputs,
                        const float *panels, const float *biases, size_t outputs,
                        float *products);

#endif
