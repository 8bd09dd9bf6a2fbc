extension ReportedCorrection {
  /// The correction as data, with stable keys.
  var json: JSON {
    .object([
      ("what", .string(correction.what.rawValue)), ("session_number", .optional(session)),
      ("turn", .optional(correction.turn)), ("item", .optional(correction.item)),
      ("label", .optional(correction.label)), ("value", .string(correction.value)),
      ("machine", .optional(machine)), ("by", .string(correction.by)),
      ("why", .optional(correction.why)), ("made_at", .string(correction.moment)),
      ("pending", .bool(isPending)),
    ])
  }
}
