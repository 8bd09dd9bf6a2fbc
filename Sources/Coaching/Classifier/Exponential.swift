import Foundation

/// e to the power of `x`.
func exponential(_ x: Double) -> Double { Foundation.exp(x) }

/// The natural logarithm of `x`.
func logarithm(_ x: Double) -> Double { Foundation.log(x) }
