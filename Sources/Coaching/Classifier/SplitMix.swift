/// Random numbers that are the same for the same start on every machine.
struct SplitMix {
  /// Where the generator stands.
  var state: UInt64

  /// The next number.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return FeatureHash.mixed(state)
  }

  /// A number from 0 to `bound` - 1.
  mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

  /// A number from 0 to just below 1.
  mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53) }

  /// The numbers from 0 to `count` - 1 in another order.
  mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(index, below(index + 1))
    }
    return order
  }
}
