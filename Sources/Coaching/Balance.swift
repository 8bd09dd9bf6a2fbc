public import TranscriptModel

/// How a session's mass spreads over the modes and the zooms, in words or milliseconds.
///
/// The modes hold the coach's mass, the zooms everybody's. A turn that does `neither` has no
/// zoom: talk about the sound does not stand on the ladder.
public struct Balance: Sendable, Hashable {
  /// The coach's mass that draws out or hands back.
  public var coaching = 0
  /// The coach's mass that brings something in.
  public var mentorship = 0
  /// The coach's mass that does neither.
  public var neither = 0
  /// The coach's mass whose mode is unclear.
  public var unclearMode = 0
  /// Everybody's mass zoomed in.
  public var zoomedIn = 0
  /// Everybody's mass between.
  public var between = 0
  /// Everybody's mass zoomed out.
  public var zoomedOut = 0
  /// Everybody's mass that cannot be placed or whose zoom is unclear.
  public var noZoom = 0

  /// Makes an empty balance.
  public init() {}

  /// Adds up the masses of annotated turns.
  ///
  /// - Parameters:
  ///   - annotations: The labels of the turns.
  ///   - roles: The role of each turn's speaker.
  ///   - masses: The words or milliseconds of each turn.
  public init(_ annotations: [Annotation], roles: [Role], masses: [Int]) {
    for ((annotation, role), mass) in zip(zip(annotations, roles), masses) {
      if role == .coach { add(annotation.mode, mass) }
      add(annotation.talkZoom, mass)
    }
  }

  private mutating func add(_ mode: Judged<Mode>?, _ mass: Int) {
    switch mode {
    case .label(.coaching): coaching += mass
    case .label(.mentorship): mentorship += mass
    case .label(.neither): neither += mass
    case .unclear: unclearMode += mass
    case nil: break
    }
  }

  private mutating func add(_ zoom: Judged<ZoomLevel>, _ mass: Int) {
    switch zoom {
    case .label(.in): zoomedIn += mass
    case .label(.between): between += mass
    case .label(.out): zoomedOut += mass
    case .label(.none), .unclear: noZoom += mass
    }
  }

  /// Everything that has a mode or whose mode is unclear: the coach's mass.
  public var coachTotal: Int { coaching + mentorship + neither + unclearMode }

  /// Everybody's mass.
  public var total: Int { zoomedIn + between + zoomedOut + noZoom }

  /// Mentorship as a share of coaching and mentorship, 0 to 1; nil where there is neither.
  public var mentorshipShare: Double? {
    let both = coaching + mentorship
    return both == 0 ? nil : Double(mentorship) / Double(both)
  }
}

extension Annotation {
  /// The zoom as it counts for the talk: none for a turn that does `neither`.
  public var talkZoom: Judged<ZoomLevel> {
    if case .label(.neither) = mode { return .label(.none) }
    return zoom
  }
}
