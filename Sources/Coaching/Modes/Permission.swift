extension Marker {
  /// Asks leave before bringing something in or going on.
  ///
  /// "Would it be useful if I shared what we did?", "May I push on that?"
  static let permission = Marker(
    "permission", .move,
    [
      Rule(
        [
          "would|is it be? okay|ok|alright|all|useful|helpful|fine|good right? if|to",
          "can|could|may i share|offer|ask|push|suggest|tell|give|challenge|stop|interrupt",
          "do you mind if", "would you mind if", "mind if i", "would you like me",
          "would you be open|interested|willing",
          "if it's|that's|its|thats okay|ok|alright with you",
        ], closing: .question)
    ])
}
