extension ReportedCorrection {
  /// The correction as a policy of names and words lets it be shown.
  ///
  /// What people write about a session quotes it: reasons and other wordings go with the words.
  func shown(by naming: Naming) -> ReportedCorrection {
    guard !naming.policy.showsNames || naming.policy.isRedacted else { return self }
    var shown = self
    shown.correction.by = naming.person(correction.by)
    shown.correction.why = correction.why.map { naming.note($0) }
    shown.correction.label = correction.label.map(naming.person)
    let label = shown.correction.label ?? ""
    switch correction.what {
    case .name:
      shown.correction.value = naming.person(correction.value)
      shown.value = shown.correction.value
      shown.machine = label
    case .merge:
      shown.correction.value = naming.person(correction.value)
      shown.value = "\(label) is \(shown.correction.value)"
    case .role:
      shown.value = "\(label) is \(correction.value)"
    case .wording:
      shown.correction.value = naming.note(correction.value)
      shown.machine = machine.map { naming.note($0) }
    case .verdict, .status, .link, .burning, .mode, .rung, .undo: break
    }
    return shown
  }
}
