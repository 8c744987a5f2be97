"""Word parts: what a hyphen at a line end is likely to join, as tables of English.

A part is listed where a person who knows English would say so of nearly every word with it. What
may go both ways (co-, re-, pre-, anti-) is in no table: the document itself has to say.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "COMPOUND_HEADS",
    "COMPOUND_TAILS",
    "HYPHENED_PREFIXES",
    "HYPHENS",
    "JOINERS",
    "NUMBERS",
    "NUMBER_ENDINGS",
    "OPEN_EXCEPTIONS",
    "SOLID_HEADS",
    "SOLID_PREFIXES",
    "SUFFIXES",
    "SUSPENDED",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HYPHENS: Final = frozenset("-‐\u00ad\u2011–—\ufffe")
"""What may stand at a line end inside a word; U+FFFE is how one PDF library writes it."""

SUSPENDED: Final = _words("and or to und nor versus vs. but as")
"""Behind these the hyphen belongs to a word that is finished later: "pre- and "."""

JOINERS: Final = _words("of the to in by and a an on at for up out off down over under or with as")
"""Short words inside a longer compound: "state-of-/the-art", "up-/to-date"."""

HYPHENED_PREFIXES: Final = _words("self non ex well ill cross quasi half vice mid semi demi pro")
"""What is written with its hyphen before any word."""

SOLID_HEADS: Final = _words(
    "some any every no where there here how out over under an be of in more never fore grand what"
    " when who news draw with wherever it them him her your our my al to for per thorough"
)
"""Words that begin closed compounds: "out-/side", "any-/thing", "under-/standing"."""

NUMBERS: Final = _words(
    "three four five six seven eight nine eleven twelve twenty thirty forty fifty sixty seventy"
    " eighty ninety hundred"
)
"""Numbers, which open compounds and hardly any other word: "four-/gram". Not `one`, `two` and
`ten`: "one-/rous", "two-/some", "ten-/sion"."""

NUMBER_ENDINGS: Final = _words(
    "fold folds score pence penny some somes teen teens teenth teenths th ths tieth tieths ties ty"
    " weight"
)
"""What a number takes without a hyphen: "four-/teen", "seven-/fold", "hundred-/weight"."""

OPEN_EXCEPTIONS: Final = _words(
    "in-between in-built in-camera in-country in-depth in-flight in-house in-kind in-line in-person"
    " in-principle in-school in-service in-state out-of out-migration over-reliance over-the to-day"
    " to-do under-represented under-secretary under-secretaries man-hours"
)
"""What keeps its hyphen although its first half begins closed compounds."""

COMPOUND_HEADS: Final = _words(
    """
    able action age agriculture aid air all arms best better big black book border
    bottom broad brother budget business capacity capital carbon case cash civil class
    clean climate close coal coast community computer conflict cost country
    crisis cross customer cutting data day dead debt decision deep defence defense demand
    development digital direct disaster domain donor door double down drug duty early earth
    east easy economy eco eight election emission end energy equal event evidence
    export extra eye face fact family far fast few fifteen fifth fifty film fine first five flood
    food foot force foreign forty forward four fourth free friend front fuel full fund future gas
    gender global goal good government grass green ground half hand hard head health
    heart heavy high hill hold home hot house human hundred ice ill income industry
    information innovation inward issue job joint key knowledge labor labour land language
    large last late law lead left less life light like line little live load local long loose
    low machine made mainstream major man many market mass media medium member mid military
    mind minded mine mission modern money month most mother much narrow nation
    near need new next night nine ninety north nuclear object off oil old on one open
    opposition out outward over own paid part party peace peer people performance
    point policy poor poverty power present price private problem profit project
    public purpose quality quick race radio rail rapid ready real red region
    research resource result rich right risk road rule rural safe sea second
    sector security self service seven seventy shared sharp ship short side single
    six sixty skill slow small social soft solution source south space special spin
    stake stand start state steel step still strong student sun supply table
    task tax team technology ten test then thirty thought three tier time
    top trade trend twelve twenty two up urban user value
    very vice video voice vote war warm water wave web week well west white whole wide wild
    win wind woman women word work working world worst year young youth zero
    socio geo politico agro indo sino anglo afro euro franco russo neo pan
    """
)
"""First halves of compounds: "policy-/making", "long-/term". They are words of their own, and count
only where the other half is one, too."""

COMPOUND_TAILS: Final = _words(
    """
    abiding able affected affiliated aged aid air aligned alone american approved area aware
    backed balanced balancing based bearing billion blown board border born bottom bound breaking
    broken building built burning called care carbon caused centered centred central century chair
    changing chief class clad close coloured conscious consuming control controlled cost
    country coming covered creating cultural cut cutting day deep defence defined
    dependent depth derived determination determined determining developed digit dimensional
    directed distance dominated door down dressed driven due eared early earned earner east eastern
    economic educated effect effective efficient eight emitting enabled end ended
    engineering equipped established ever examine expanding eyed faced faceted facing faith famous
    farm fed fetched field fired first five flowing focused focussed followed footed
    force form found founded four free friendly front fuelled fulfilling funded general generation
    genetic giving going governmental grade ground growing grown guided haired half hand handed
    hearted held high hit holder holding home hosted hour house how hungry identified in income
    informed intensive interest japanese job judged killing kind knit known laden land large
    lasting law lead leader leading led legged length level life like line lining linked lived
    living load located long looking lost low made magnitude main maintained maker makers
    making man managed manner maritime market mannered meaning means member military million minded
    minister minute moderate month moving named national native neutral new nine north northern
    nosed nuclear off official oil old on one only open operation opted ordered organised
    organized oriented orientated out over owned paced paid party past pay peer people person
    placed plan planned point poor poverty powered prepared presence
    president price pricing prime probability producer producing profile profit profile prone proof
    proposed province public purpose quality quarter quarters raised raising range ranging
    ranking rate rated raw read ready reaching reading received recognised record reduction
    region related reliance reliant resistant resolution respect rich right rise risk road
    rolling room round run running russian saving savvy scale school science sea season seated
    secretary sector seeking sensitive served service set seven shaped share sharing shift shore
    shot side sided six size sized skilled so society soviet spaced speaking speaker specific speed
    spirited spoken spread stage stakeholder standard standing star state step stop
    storey story strategic strong strength style sufficiency sufficient supply supported surface
    sustaining tailed take taking talk tech technical tech tempered ten term terror test tested
    the thing thinking third thirds three through throughout tier tiered time to tolerant
    top track tracking trade trained trust turn two type uniform up use used user value versed
    view violent volume wage wave war warming water way weapon week weight west western white wide
    willed win winded winged winning wing wise word worker working world worn worthy year years
    yield young zone
    """
)
"""Second halves of compounds: "market-/oriented", "decision-/makers"."""

SOLID_PREFIXES: Final = _words(
    """
    ab ac ad af ag al an ap ar as at be bio circum col com con contra cor de def del dem den des di
    dif dis ef el em en ep equi es fer for fore fra frag hetero homo hydro hyper hypo il im
    infra intel inter intra intro ir ma macro mal me mega meta micro min mis mo mono mul mu na
    ob oc omni op para pen per peri phe phil pho photo physio po pol pop pos pri pro pros pseu
    psych psycho pub pur radi rec ref reg rel rem rep req res ret retro rev sec ser sig spe
    stra struc suc suf sup super supra sur sus sym syn sys tech tele tem ter tra trans tri ul ultra
    un uni uti ven ver vi vis
    """
)
"""First halves of words written in one: they do not stand alone, or hardly ever."""

SUFFIXES: Final = _words(
    """
    able ably acy age aging al ally ance ances ancy ant ants ar ards aries arily ary ate ated ately
    ates ating ation ational ations ative atively atory bilities bility ble bly cal cally cate
    cated cates cating cation cations cess cial cially ciation cient ciently cies cious cism cist
    cists city cive cle cles cracy cratic cy dence dent dents der ders ding dom dustrial ed ence
    ences ency ened ener eners ening ent ents er erate erated eration erations eries ern ers ery
    est ety ever fer fered ference fication fications fied fies fore ful fully fulness fy fying
    gated gation gations ger gers ging gious gram grams graphic graphy hood ial ially ian
    ians ible ibly ic ical ically icant icantly icate icated ication icies icism icy ics ied ier ies
    iest ification ified ifies ify ifying ile ily ination ine ined iness ing ings ingly ion ional
    ions ious ised iser ish ising ism isms isation isations ist istic istically ists ities itive ity
    ium ive ively iveness ization izations ized izes izing izer ize ise ises lar larly lated lates
    lating lation lations lem lems lence lent less lessly lessness lic lical lies lim ling lings lis
    lish lished lishing lishment lity logical logically logies logist logists logy ly ment mental
    mentally mentary mented menting ments mation mations mary matic matically mercial ming mis
    mission missions mit mitted mitting mity mize mized mon mous mously nate nated nating nation
    nations nal nally nance nary nence nent nents ner ners ness nesses neous neously nic nical
    nically nience nient ning nity nities nomic nomical nomically nomics nomy ogical ology ography
    omic oned oning or ories ors ory ous ously ousness pher phic phical phy ple pled ples
    pling posal posals pose posed poses posing position pri prise prised prises qua quence quences
    quent quently rable ral rally rated rates rating ration rations rative ratively ratives ratic
    ratory rent rently ric rical rics ried ries ring rious rity rities rous sary sarily
    sed ses ship ships sial sible sic sify sing sion sional sionally sions sis sist sistance sistant
    sisted sistence sistent sive sively siveness sored sors sor some sonal sume sumed sumer sumers
    sures tain tained taining tainly tains tary tect tection ted tee tees tem tems tence
    tend tended tending tends tent tential tentially ter teral tered terest tering terly tern ternal
    ternational terns ters tery tial tially tian tianity tiary tic tical tically ticed ticipants
    ticipate ticipated ticipation ticular ticularly ties tify tifying tified tigated tigation tile
    tility timate timated tinct tinction tine ting tinue tinued tinues tinuing tion tional tionally
    tionary tioned tioner tioners tioning tions tious tist tists titude titudes titute tituted
    titution titutional titutions tity tivate tive tively tiveness tives tivities tivity tle tles
    tled tling tly tomer tor tors tories tory tract traction tral tralia trate trated trates
    trating tration trations tric trical tricity tries tron tronic tropolitan try tual tually tude
    tudes ture tured tures turing ty uable ual ually uate uated uating uation uct ular ulate ulated
    ulates ulating ulation ulations uous uously ural ure ured ures uring uted utes ution utions
    vance vation vations vative ven vened vent vention ventional ventions versity versities vide
    vided vider viders vides viding viduals vidual vidually vision visions visory vity vities
    vive vival ward wards wise zation zations zen zens zing
    """
)
"""Second halves that are no word of their own."""
