extension Marker {
  /// Promises the other to send, find or do something.
  ///
  /// "I'll dig out the page.", "I owe you something."
  static let promise = Marker(
    "promise", .carried,
    [
      Rule(
        [
          "i'll just? send|mail|email|dig|share|forward|drop|find|look|text|introduce|write|bring|ask|check|put",
          "i will|can|could send|mail|email|dig|share|forward|find|introduce|write|bring",
          "let me send|find|dig|share|look",
          "i owe you",
        ], closing: .statement)
    ])
}
