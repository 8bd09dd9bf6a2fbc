/// A drawing as the template `drawing` writes it in SVG.
///
/// Places across are in percent of the width and places down in pixels, so that a drawing fits
/// any screen without shrinking its text. Colours come from the style sheet by the shapes' names.
struct Drawing: ToldView {
  /// The identifier, unique on the page.
  var id: String
  /// What the drawing is, for those who cannot see it.
  var title: String
  /// What it shows, in words.
  var description: String
  /// The height in pixels.
  var height: Int
  /// The shapes, the later over the earlier.
  private(set) var shapes: [Shape] = []
  /// `img`, or `group` where parts lead to turns.
  private(set) var role = "img"

  var fields: Fields {
    [
      "id": .text(id), "title": .text(title), "description": .text(description),
      "height": .number(height), "shapes": .list(shapes), "role": .text(role),
    ]
  }

  init(_ id: String, _ title: String, description: String, height: Int) {
    self.id = id
    self.title = title
    self.description = description
    self.height = height
  }

  /// A part of a drawing.
  enum Shape: ToldView {
    case box(Box)
    case stroke(Stroke)
    case dot(Dot)
    case word(Word)

    var fields: Fields {
      switch self {
      case .box(let box): ["box": .fields(box.fields)]
      case .stroke(let stroke): ["stroke": .fields(stroke.fields)]
      case .dot(let dot): ["dot": .fields(dot.fields)]
      case .word(let word): ["word": .fields(word.fields)]
      }
    }
  }

  /// A rectangle.
  struct Box: ToldView {
    var x: String
    var y: String
    var width: String
    var height: String
    var style: String
    var title: String?
    var turn: Int?

    var fields: Fields {
      [
        "x": .text(x), "y": .text(y), "width": .text(width), "height": .text(height),
        "style": .text(style), "title": title.map(Field.text), "turn": turn.map(Field.number),
      ]
    }
  }

  /// A straight line.
  struct Stroke: ToldView {
    var x1: String
    var y1: String
    var x2: String
    var y2: String
    var style: String
    var title: String?

    var fields: Fields {
      [
        "x1": .text(x1), "y1": .text(y1), "x2": .text(x2), "y2": .text(y2),
        "style": .text(style), "title": title.map(Field.text),
      ]
    }
  }

  /// A circle, or a square of the same size.
  struct Dot: ToldView {
    var x: String
    var y: String
    var radius: String
    var isSquare: Bool
    var style: String
    var title: String?

    var fields: Fields {
      [
        "x": .text(x), "y": .text(y), "radius": .text(radius), "isSquare": .isTrue(isSquare),
        "style": .text(style), "title": title.map(Field.text),
      ]
    }
  }

  /// A short text.
  struct Word: ToldView {
    var x: String
    var y: String
    var anchor: String
    var style: String
    var text: String

    var fields: Fields {
      [
        "x": .text(x), "y": .text(y), "anchor": .text(anchor), "style": .text(style),
        "text": .text(text),
      ]
    }
  }
}

/// On which side of its place a text of a drawing stands.
enum Anchor: String, Sendable {
  case start, middle, end
}

extension Drawing {
  /// Adds a rectangle; across from `x` for `width` (0 to 1), down from `y` for `height` pixels.
  mutating func box(
    x: Double, width: Double, y: Double, height: Double, _ style: String, title: String? = nil,
    turn: Int? = nil
  ) {
    guard width > 0, height > 0 else { return }
    if turn != nil { role = "group" }
    shapes.append(
      .box(
        Box(
          x: Self.percent(x), y: Self.pixels(y), width: Self.percent(width),
          height: Self.pixels(height), style: style, title: title, turn: turn)))
  }

  /// Adds a line from one place to another.
  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ style: String,
    title: String? = nil
  ) {
    shapes.append(
      .stroke(
        Stroke(
          x1: Self.percent(start.x), y1: Self.pixels(start.y), x2: Self.percent(end.x),
          y2: Self.pixels(end.y), style: style, title: title)))
  }

  /// Adds a circle or a square around a place.
  mutating func dot(
    x: Double, y: Double, radius: Double = 4, isSquare: Bool = false, _ style: String,
    title: String? = nil
  ) {
    shapes.append(
      .dot(
        Dot(
          x: Self.percent(x), y: Self.pixels(y), radius: Self.pixels(radius), isSquare: isSquare,
          style: style, title: title)))
  }

  /// Adds a text whose line stands at `y`.
  mutating func text(
    _ text: String, x: Double, y: Double, _ anchor: Anchor = .start, _ style: String = "label"
  ) {
    guard !text.isEmpty else { return }
    shapes.append(
      .word(
        Word(
          x: Self.percent(x), y: Self.pixels(y), anchor: anchor.rawValue, style: style, text: text))
    )
  }

  private static func percent(_ share: Double) -> String { decimal(share * 100, digits: 2) + "%" }
  private static func pixels(_ pixels: Double) -> String { decimal(pixels, digits: 1) }
}

/// A scale of shares from zero to a round number.
struct ShareScale: Sendable {
  /// The greatest share that is shown.
  let top: Double
  /// Where the scale begins and ends in the drawing.
  let range: (start: Double, end: Double)

  /// A scale that ends at the next quarter above the greatest value, at one half or above.
  init(for values: [Double], from start: Double, to end: Double) {
    let greatest = values.max() ?? 1
    top = [0.5, 0.75].first { greatest <= $0 } ?? 1
    range = (start, end)
  }

  /// Where a share stands; shares beyond the scale stand at its end.
  func place(_ share: Double) -> Double {
    range.start + (range.end - range.start) * min(1, max(0, share / top))
  }

  /// The marks: zero, the end, and what lies between at round numbers.
  var marks: [Double] { top < 1 ? (0...Int(top * 4)).map { Double($0) / 4 } : [0, 0.5, 1] }
}
