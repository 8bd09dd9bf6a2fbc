/// The curves of the encoder, of sums, products and roots only: every machine gives the same bits.
enum Activation {
  /// How many numbers are computed side by side.
  static let lanes = 8

  /// Lets each number through as far as it is probable that a normal one is smaller (GELU,
  /// Hendrycks and Gimpel, 2016).
  ///
  /// - Parameter numbers: A multiple of eight numbers.
  static func gate(_ numbers: inout [Float]) {
    precondition(numbers.count % lanes == 0, "whole vectors")
    numbers.withUnsafeMutableBytes { bytes in
      for at in stride(from: 0, to: bytes.count, by: lanes * MemoryLayout<Float>.stride) {
        let x = bytes.loadUnaligned(fromByteOffset: at, as: SIMD8<Float>.self)
        bytes.storeBytes(
          of: x * (errorFunction(x * 0.707_106_77) * 0.5 + 0.5), toByteOffset: at,
          as: SIMD8<Float>.self)
      }
    }
  }

  /// Makes shares of one of the numbers, in proportion to their exponentials.
  static func softmax(_ numbers: inout ArraySlice<Float>) {
    var largest = -Float.infinity
    for number in numbers { largest = max(largest, number) }
    var sum: Float = 0
    for first in stride(from: numbers.startIndex, to: numbers.endIndex, by: lanes) {
      var part = SIMD8<Float>(repeating: -.greatestFiniteMagnitude)
      let count = min(lanes, numbers.endIndex - first)
      for lane in 0..<count { part[lane] = numbers[first + lane] - largest }
      let powers = exponential(part)
      for lane in 0..<count {
        numbers[first + lane] = powers[lane]
        sum += powers[lane]
      }
    }
    for index in numbers.indices { numbers[index] /= sum }
  }

  /// The error function, with an error below 2 in 10 million (Abramowitz and Stegun, 7.1.26).
  @inline(__always)
  private static func errorFunction(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let size = x.replacing(with: -x, where: x .< 0)
    let t = 1 / (size * 0.327_591_1 + 1)
    var sum = SIMD8<Float>(repeating: 1.061_405_43)
    sum = sum * t - 1.453_152_03
    sum = sum * t + 1.421_413_74
    sum = sum * t - 0.284_496_74
    sum = sum * t + 0.254_829_59
    let result = 1 - sum * t * exponential(-(size * size))
    return result.replacing(with: -result, where: x .< 0)
  }

  /// e to the power of each number, with an error below 3 in 10 million.
  ///
  /// The power of two is split off; what is left lies within half the logarithm of two and is
  /// given by the series to the sixth power (as in Cephes, Moshier, 1989).
  @inline(__always)
  private static func exponential(_ x: SIMD8<Float>) -> SIMD8<Float> {
    let clamped = x.clamped(
      lowerBound: SIMD8(repeating: -87), upperBound: SIMD8(repeating: 87))
    // Adding so much leaves no room for a fraction, so it rounds.
    let rounding: Float = 12_582_912
    let rounded = clamped * 1.442_695_04 + rounding
    let power = rounded - rounding
    let rest = clamped - power * 0.693_359_375 + power * 2.121_944_4e-4
    var sum = rest * (1.0 / 720) + (1.0 / 120)
    sum = sum * rest + (1.0 / 24)
    sum = sum * rest + (1.0 / 6)
    sum = sum * rest + 0.5
    sum = sum * rest + 1
    sum = sum * rest + 1
    // Any bits are a value of either type. The lowest ones of `rounded` are the power, below 128 in
    // size; 23 bits up they are added to the exponent of one, and all others are gone.
    let bits = unsafeBitCast(rounded, to: SIMD8<UInt32>.self)
    let scale = (bits &<< 23) &+ Float(1).bitPattern
    return sum * unsafeBitCast(scale, to: SIMD8<Float>.self)
  }
}
