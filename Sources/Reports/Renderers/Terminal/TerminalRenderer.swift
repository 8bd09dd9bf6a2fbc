/// Lays reports out for a terminal.
///
/// Every sign has its legend, so that nothing rests on colour, and whatever comes from a file is
/// made harmless by `SafeText`. No line is wider than the terminal.
public struct TerminalRenderer: Sendable {
  /// Whether colours are used.
  public enum Color: String, Sendable, Hashable {
    /// Plain text.
    case none
    /// Bold, faint and the sixteen colours that every terminal has.
    case sixteen
  }

  /// The columns of the terminal.
  public var width: Int
  /// Whether colours are used.
  public var color: Color
  /// The signs that bars, lines and quotation marks are drawn with.
  public var signs: Signs

  /// Makes a renderer for a terminal; layouts are made for 60 columns and more.
  public init(width: Int = 80, color: Color = .none, signs: Signs = .unicode) {
    self.width = width
    self.color = color
    self.signs = signs
  }

  /// An empty page of the terminal.
  var page: Page { Page(width: width, signs: signs) }

  func text(_ page: Page) -> String {
    signs.replaced(in: page.text(isColored: color == .sixteen))
  }
}
