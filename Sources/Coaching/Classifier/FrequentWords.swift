/// Words of everyday talk that no class and no marker names: the most frequent ones of interviews and
/// coaching sessions, names left out.
///
/// The lexicon knows them all the same, so that what they weigh is added up once for a model and not
/// at each of their uses.
enum FrequentWords {
  /// Lower-case words, between spaces.
  static let others = """
    a ability able above abstract abstraction abstractions accept accepted access accessibility \
    accessible accident accomplish according account accounts accurate achieve across act action \
    actions active actively actor actors actual actually ad add added adding addition additional \
    address adds admin adopt adopted adoption ads advance advanced affect after afterwards again \
    against age agency agent agents agile agree air alarm alert alerts algorithm algorithms allow \
    allowed allows almost alone aloud already alternative although am amazing amount an analogy \
    analysis analytics angle announced announcement annoying another answer answers anxiety any \
    anybody anything anytime anyways anywhere apart app apparently application applications \
    applied apply applying appreciate approaches apps architectures area areas argue arguments \
    around array arrive arrives arrow art article articles artificial as aside ask asking aspect \
    aspects assistant assume assuming at ate attached attack attention auction audience audio \
    audit author authority auto automated automatic automatically automation availability \
    available average awake aware awareness away awesome awful aye baby back backend background \
    backup backwards bad badge badly bag baked balance bank bar barrier base based basic basically \
    basis batch bath bathroom battery battle be beat became becomes becoming bed before beforehand \
    began beginning behavior behind believe believed believes below bench benchmark benefits \
    beside besides bet beta between beyond bias bicycle big bigger biggest bill billion binary bit \
    bits black blah blame blank blind block blocks blog blood blue board boards boat body book \
    booking books boom boot bootcamp bored boring born bot both bottom bought boundaries box boxes \
    brain brand bread break breakfast breaking breaks bridge broader broken brother browser \
    browsers bucket bucks buffer bugs build building builds built bullet bunch bundle burn burnout \
    bus businesses buttons buy buying by bytes cable cache caching cake calendar call called \
    calling calls calm camera candle capabilities capability capacity capital capture car card \
    cards care careers careful cares carried carry carrying cars case cases cash cat catch \
    category caught cause ceiling center centers centralized certain certainly certificate chain \
    chair chairs challenges challenging champion chance changed changes changing channel channels \
    chapter character characters charge chart chat cheap cheaper checked checking checklist checks \
    chief child children chip choice choices choose choosing chose church circle city claim class \
    classes classic clause clean clear clearly clever client clients clinic closer cloud club \
    cluster co coach coaching coat codebase codebases codes coding coffee cold collaborate collect \
    collection collector college color colour columns com combination combine come comes coming \
    command commands comment comments commercial commits committed committee common communicate \
    communication communities community compare compared comparison compatible compete competing \
    competition compile compiler complain complete completely complex complexity compliance \
    complicated component components compute computer computers computing concept concepts \
    concerned concerns concrete concurrency conference conferences confidence configuration \
    configure conflict confused confusing connect connected connection connections considered \
    considering consistency consistent constantly constraint constraints consume consumer \
    container containers content context continue continuous contract contracts contribute \
    contributing contribution contributions contributor contributors control conversation \
    conversations convert copy core corner corporate correct correctly corridor cost costs counted \
    counter counting countries country counts couple course court cover coverage covered cow crazy \
    create created creates creating creative creator credit critical cross crossed cry crypto \
    culture cup curious current currently cursor curve custom customer customers cycle dad daily \
    dance danger dangerous dark dash dashboard dashboards data databases dataset datasets date \
    dates daughter de dead dealing debate debt debug decent decide decided decides decision \
    decisions deep deeper deeply define defined definitely definition degree degrees delay delete \
    deleted deliver delivery demand department depend dependencies dependency depending depends \
    deployed deploying deployment depth describe described describing description design designed \
    designer designers designing desire desk desktop detail details detect dev develop developed \
    developer developers developing development device devices die dies diff difference \
    differences different digital dinner direct directly directory dirty disagree discount \
    discovered discovery discuss discussion discussions disk display distributed distribution dive \
    doc docs doctor document documentation documents dog doing dollar dollars domain door doors \
    dot double down download draft draw drawer drawing drawn drink drinking drive driven driver \
    drone drove drum duck dude due dumb during dynamic each earlier early easier easiest easily \
    easy eating economy ecosystem edge edit edition editor education effect effective effectively \
    effects efficient efforts eight eighty either element elements else emails embedded emoji \
    empathy employees empty enable enabled encourage end ends energy engine engineering engineers \
    enjoy enjoyed enough enter enterprise entire entirely entity entry environment environments \
    episode episodes equals equivalent especially essentially estimate etc euh euros even event \
    events everything evidence exact example examples excellent except exchange exciting excuse \
    execute exercise exist existed existing exists exit expand expect expectations expected \
    expecting expensive experience experienced experiences expert expertise experts expired \
    explain explaining explicit explore export expose express extend extent external extra extract \
    extremely eye eyes face faces fact factor factory facts fail fails failure fair fairly fake \
    falls false familiar family famous fan fancy far farmer farmers fascinating fast father fault \
    favorite fear feature features feed feedback feelings fees feet fell fella fellow fetch few \
    fewer fields fifteen fifth fight fighting figure figured figuring files fill filled film final \
    finance financial find finding finds finger firmware first fish fit fits five fix fixes fixing \
    flat flexibility flexible flight flip flow flowers fly flying focus focused focusing folder \
    folk folks follow following font food foot for force forever forget forgive fork form format \
    forms forth forty forum foundation founders four fourteen fourth frame framework frameworks \
    free fresh fridge friend friendly friends frightened frontend full fully fun functional \
    functionality functions fund fundamental fundamentally funding funny further game games gap \
    gaps garbage garden gas gate generate generated generating generation generative generator \
    generic generics gets getting giant gift girl give gives giving glasses global go goes \
    goodness gopher gophers gotcha gotten government grab grand grandmother grant graph greater \
    grew grey grid ground group groups growing grown grows grpc guarantee guard guest guests guide \
    guides guy guys ha hack hair half hallway hand handed handled handling hang hanging hania \
    happen happening happens harder hardest hardware hat hate having heads health healthy hear \
    hearing hears heart heat heavy hell helped helpful helping hidden hide hiding high higher \
    highlight highly hire hired history hit hits hitting hm hobby holds hole holes home honest \
    honestly hood hook hooks hopefully horrible horse hospital host hosted hosting hot hotel house \
    however huge human humans hundred hundreds hurts husband hybrid hype ice idea ideas identify \
    identity if ignore image images imagine immediate immediately impact implement implementation \
    implemented implementing import impossible improve improvement improvements improving in \
    include including increase incredible incredibly independent individual individuals industry \
    inference influence informatics information infrastructure initial initially innovation input \
    inside inspired install installed instance instances insurance integrate integrated \
    integration intelligence intent interact interacting interaction interactions interactive \
    interest interested interface interfaces internal internally internet interviews introduced \
    invented invest investment invoice involved ios iphone ish island issue issues item items \
    iterate its itself jairo job jobs join joke jokes journey judge jump jumping junior keeping \
    keeps kept kernel key keyboard keys kick kid kidding kids kill kinds kitchen knowing knowledge \
    known knows krzysiek lab label labeling lack lady lamp land landscape language languages \
    laptop large larger last late lately latency latest laugh laughing laughter launch launched \
    law lawyer layer layers layout lazy leadership leads lean learning least leaves led left \
    legacy legal length less letter letters letting level levels leverage libraries library \
    license lie lies lift light liked likely likes limit limited linear lines link linked links \
    lisbon list listen listened listener listeners listening lists lit literally little live lives \
    living load loaded loading local locally location lock locked logging logic login long look \
    looked looking looks loop lose loss lots loud love loves low lucky lying machine machines mad \
    magic maintain maintained maintainer maintainers maintaining maintenance major majority makes \
    making man manage managing manual many maps mark markdown market marketing mask massive match \
    material materials math matrix mean measure mechanism media medium meeting meetings meetup \
    meetups member members memory men mental merge mess messages meta metal meter meters method \
    methods metric metrics micro microservice microservices mid middle migration million millions \
    milliseconds minds mindset minimum minister minus miss mistake mistakes mix mobile mode model \
    models modern module modules mom moments money monitor monitoring monolith monthly mother \
    mouse mouth move moved moves movie moving much mug multi multiple mum music name named naming \
    native natural naturally nature navigate near neat necessarily necessary neck needed needs \
    negative neither net network networking networks neural new newer next nicer nineteen ninety \
    nodes noise non normal note notebook notes notice noticed notion nowhere npm nuclear numbers \
    nurse object objective objects observability obvious obviously odd of off offering offers \
    office official officially offline offs older oldest on once one ones online only onto ooh \
    open opened opens operate operating operations operator opinion opinions opportunities \
    opportunity opposed opposite ops optimize optimizing option options order orders ordinary \
    organization organizations oriented original originally other otherwise out outcome output \
    outside over overall own owner owns pace pack package packages page pager pages pain paint \
    pair pandemic panel paper papers paragraph parallel parameters parents parse parser parsing \
    part particularly partner partners parts party pass passes passing password passwords patch \
    patches paths patient patterns pause pay paying payment payments peer pen percentage \
    perception perfect perfectly perform performance period person personal personally perspective \
    phase philosophy phones photo photograph phrase physical physically physics pick pickaxe \
    picked picking pictures piece pieces pile pipeline pipelines pitch place places plain plan \
    plane planning plans plant plate platform platforms play played player players playing plays \
    pleasure plenty plug plugin plugins plus pod podcast podcasts point points policy polite pool \
    poor pop popular port position positive possible possibly post posted posts potential \
    potentially power powerful practical pre predict prediction prepare prepared present press \
    pressure pretty previous previously price primarily primary principle principles print printed \
    printer prior prison privacy pro problem problems process processes processing produce \
    producing product production productive productivity products professional profile profit \
    programmer programmers programming programs project projects promise prompt proof proper \
    properly property proposal protect protection protocol prototype prove provide provider \
    providers provides providing proxy public publish published publishing pull pulled pulling \
    purchasing pure push pushed pushing put puts quality quant queries question questions queue \
    quick quickly quiet quite quote quotes radio rail raise raised ran random range rate rather \
    raw reach reached read reader reading reads ready real reality reason reasonable reasons \
    recall receive received recent recently recipe recognition recognize record recorded recording \
    red reduce reference references refuse regard regardless region registry regret regular \
    related relationship relationships relatively relay released releases releasing relevant rely \
    remember remote remove removed render rendering rent repair replace repo report reports repos \
    repository representation reputation request requests require required requirements requires \
    research reset resolution resources respect respond response responsibility responsible rest \
    result results resume retired retro retry revenue reverse review reviewer reviews rewrite rich \
    rid ride ridiculous rings risk roadmap robot roles roll roof room root rotation rough roughly \
    route router routes rows rubber rude rules run running runs runtime safe safety salary sales \
    same sample save saved saving say saying says scale scaling scary scenario scenarios scenes \
    schedule schema school science scientist scientists scope score scratch script scripting \
    scripts sea search season seat second seconds secret section secure security see seed seeing \
    seem seemed seems seen sees segment select self sell selling sending sends sense sensor \
    sentences separate series serious seriously serve serverless servers service services serving \
    set setting setup seven seventy several shame shape share shared sharing sheet shelf shell \
    shift ship shipped shipping shirt shoes shoot shop shot shout shouted shouting show showed \
    shower showing shows shut sick side sides sign signal significant signing signs silence silly \
    similar simple simpler simply since single sir sister site sites sits sitting situation \
    situations sixteen sixty size skill skills skip slash sleeping slice slide slides slightly \
    slower slowly small smaller smart smell smile social soft software sold solid solution \
    solutions solve solving somehow something somewhat somewhere son song soon sooner sorts sound \
    sounds source sources space speaking speaks spec specific specifically spectrum speech speed \
    spend spending spent spin sponsor sponsors spread spreadsheet sprint square stable stage \
    stairs stamp standard standards standing standpoint standup star starting startup startups \
    state states station status staying steal steps stick still stone stopped stopping stops \
    storage store stories story straight straightforward strange strategy stream streaming street \
    strike strings strong struct structure structured structures student students studio study \
    stuff stupid style sub subject submit successful such sucks sudden suddenly sum sun super \
    supply support supported supporting supports suppose surface surprise surprised survey survive \
    sustainable swap swear switch switched sync syntax system systems tables tablet tabs tag tags \
    tail take taking talk talked talking talks tape tasks taste tax tea teacher teams tech \
    technical technically technique techniques technologies technology template templates tent \
    terminal terms terrible tested testing the theme theory therefore thinking thinks third \
    thirteen thirty though thoughts thousand thousands thread threat three threshold through \
    throughout throw throwing thrown thumb tick tickets tidy tie tiles timeline times timing tiny \
    to together tokens tolls ton tons too tool tooling tools top topics total totally totals \
    touched toward towards town trade traditional traffic train trained training transaction \
    transfer transition translate travel treat tree trees trend trick tricky tries trouble truck \
    trucks true truly truth tune turn turning turns tutorial tweet twenty two type types typical \
    typing ugly ultimately um under underlying underneath underscore understand understanding \
    understood unfortunately unintelligible unique unit units universe university unless unpopular \
    until up update updated updates upfront upgrade upon usage useful user users uses usual valid \
    validate valuable value variables variety various vendor vendors verification versions versus \
    via video videos view virtual visit visual voice volume vote waited waiting wake walk walking \
    wall war warm warning warsaw washing wasim waste watch watched watching water wave way ways \
    wear wearing weather web website websites wedding wee weight weird whatever whatnot whereas \
    wherever whether while white whiteboard whoever whom wi wide wife wild wind window wins wire \
    wise without woman women wonder wondering word work worked worker workers workflows working \
    works workshop workshops world worse worst write writes writing wrong wrote yellow yet young \
    younger yup zone
    """
}
