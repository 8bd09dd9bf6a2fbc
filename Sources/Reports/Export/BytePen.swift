/// Writes into room that was made before, so that only a whole piece has to ask whether there is
/// room for it, and not each of its bytes.
struct BytePen {
  // Every write proves first that it stays inside of the room, which outlives the pen: `append`
  // below makes both.
  private let room: UnsafeMutableBufferPointer<UInt8>
  /// The number of bytes that are written.
  private(set) var count = 0

  fileprivate init(_ room: UnsafeMutableBufferPointer<UInt8>) { self.room = room }

  /// Where the next bytes go.
  @inline(__always)
  private mutating func room(for bytes: Int) -> UnsafeMutablePointer<UInt8>? {
    precondition(bytes <= room.count - count, "A piece stays inside of the room made for it.")
    defer { count += bytes }
    return room.baseAddress.map { $0 + count }
  }

  /// Writes a text that stands in the program.
  @inline(__always)
  mutating func write(_ text: StaticString) {
    room(for: text.utf8CodeUnitCount)?.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// Writes a text.
  mutating func write(text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return }
      room(for: bytes.count)?.update(from: start, count: bytes.count)
    }
  }

  /// Writes a whole number.
  mutating func write(integer value: Int) {
    if value < 0 { write("-") }
    write(digits: value.magnitude)
  }

  /// Writes a number with so many digits behind the point and no zeros at its end.
  ///
  /// What is no number is written as `null`, since JSON has no word for it.
  mutating func write(decimal value: Double, digits: Int) {
    guard value.isFinite, abs(value) < 1e15 else { return write("null") }
    var scale: UInt = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = UInt((abs(value) * Double(scale)).rounded())
    if value < 0, scaled > 0 { write("-") }
    // Most numbers are parts of one, and no operation is slower than a division.
    let whole = scaled < scale ? 0 : scaled / scale
    if whole == 0 { write("0") } else { write(digits: whole) }
    var rest = scaled - whole * scale
    guard rest > 0 else { return }
    var places = digits
    while rest.isMultiple(of: 10) {
      rest /= 10
      places -= 1
    }
    write(".")
    write(digits: rest, places: places)
  }

  /// Writes the digits of a number, with zeros before them where it has fewer than `places`.
  private mutating func write(digits value: UInt, places: Int = 1) {
    // Most numbers have three digits at most.
    var count = value < 10 ? 1 : value < 100 ? 2 : 3
    var bound: UInt = 1000
    // No number of 64 bits has more digits than 20.
    while count < 20, value >= bound {
      count += 1
      bound &*= 10
    }
    count = max(count, places)
    guard let start = room(for: count) else { return }
    var rest = value
    var place = count
    while place > 0 {
      place -= 1
      let next = rest / 10
      start[place] = UInt8(truncatingIfNeeded: rest &- next &* 10) &+ UInt8(ascii: "0")
      rest = next
    }
  }
}

extension [UInt8] {
  /// Appends what `write` writes, at most `capacity` bytes.
  @inline(__always)
  mutating func append(atMost capacity: Int, _ write: (inout BytePen) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { room in
      var pen = BytePen(room)
      write(&pen)
      append(contentsOf: UnsafeBufferPointer(rebasing: room[..<pen.count]))
    }
  }
}
