/// Rows of numbers in eight bits, each row with its scale.
struct QuantisedRows: Sendable, Hashable {
  /// The numbers of all rows, one after the other.
  let values: [Int8]
  /// What a row's numbers are multiplied with.
  let scales: [Float]
  /// How many numbers a row has.
  let width: Int

  /// Wraps rows read from a file.
  init(values: [Int8], scales: [Float], width: Int) {
    precondition(values.count == scales.count * width, "whole rows")
    self.values = values
    self.scales = scales
    self.width = width
  }

  /// Appends a row's numbers to `rows`.
  @inline(__always)
  func append(row: Int, to rows: inout [Float]) {
    let scale = scales[row]
    for at in row * width..<(row + 1) * width { rows.append(Float(values[at]) * scale) }
  }

  /// All numbers.
  var numbers: [Float] {
    var numbers: [Float] = []
    numbers.reserveCapacity(values.count)
    for row in scales.indices { append(row: row, to: &numbers) }
    return numbers
  }
}
