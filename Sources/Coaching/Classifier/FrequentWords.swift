/// Words of everyday talk that no class and no marker names.
///
/// The lexicon knows them all the same, so that what their characters weigh is added up once for
/// a model and not at each of their uses.
enum FrequentWords {
  /// Lower-case words, between spaces.
  static let others = """
    a able access across actually add after again against almost already am amazing an another \
    answer answers any anybody anything application around as ask at away awesome back bad based \
    basically be became before behind believe between big book both break build building built \
    bunch by call called calls care case certain changes choose clear clearly client come comes \
    coming community content context conversation core cost couple course create customer \
    customers data decide decided decision definitely design developer developers different \
    doing down each early easier easy either else end enough especially even everything example \
    experience export fact far fast features feedback few figure find first five folks for four \
    free full fun gets getting give go goes guys half hand happen happening happens having hear \
    huge idea ideas if in inside its job kept known knows language large last late learning \
    least left less level list little live long look looking lots loud love machine makes making \
    many mean meeting meetings mistake mistakes model money move much name necessarily needs new \
    next note notes obviously of off on once one only open other out over own package page pages \
    part party person piece pieces place plain plan planning play point possible post pretty \
    problem problems process product project projects promise put question questions quiet quite \
    rather read ready real reason remember rest retro review reviews room run running same say \
    saying says scale second see seen sense service set share shipped show side silence similar \
    simple since single small software something source space specific sprint standup state \
    still story stuff style such super support take taking talk talked talking teams tech \
    technology terms the thinking though three through times to together too tool tools top \
    totally totals toward towards two type under understand until up user users value way ways \
    whatever whether while without word work worked working works world worse worst write \
    writing wrong wrote yet
    """
}
