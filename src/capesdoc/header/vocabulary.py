"""Vocabulary of people and organisations: words as data, each with what it is evidence of.

Posts, organisations and places stand in profiles/default.toml, where an archive extends them
(`lexicon`); what words say beside those is here.

The value grammars decide by these tables alone. A word may stand in several: "office" names an
organisation, and "Office Manager" is a post all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from capesdoc.default_vocabulary import DEFAULT

__all__ = [
    "ACRONYMS_OF_SUBJECTS",
    "DEFAULT_TABLE",
    "GENERIC_NOUNS",
    "GIVEN",
    "HEAD",
    "MODIFIER",
    "NATIONS",
    "ORGANISATION",
    "PARTICLES",
    "PLACE",
    "PLACES",
    "SUBJECT",
    "evidence",
    "table_of",
    "tells_post",
    "word_set",
]


def word_set(text: str) -> frozenset[str]:
    """Give the words of a text, so that a table of words stays readable as one."""
    return frozenset(text.split())


HEAD: Final = 1
"""A post by itself: "Director"."""
MODIFIER: Final = 2
"""Belongs to a post: "Deputy"."""
ORGANISATION: Final = 4
"""Names an organisation: "Institute"."""
SUBJECT: Final = 8
"""What a post is about: "Disarmament"."""
PLACE: Final = 16
"""A city, country or region."""
GIVEN: Final = 32
"""Frequent in names, and therefore evidence of one."""

MODIFIERS: Final = """
    acting addl additional adjunct affiliate ag asso assoc asst attending cabinet certified
    chartered career cluster country caretaker chief corporate defacto deputy distinguished
    doctoral elect emeritus emerita eminent ex executive extraordinary ex-president ex-director
    ex-ambassador ex-secretary ex-minister ex-chairman ex-senator federal first focal former foreign
    founding full general global group high hon'ble honble honorable honorary honourable honourary
    immediate incoming interim joint junior lead leading managing noted non-resident nonresident
    officiating outgoing parliamentary past permanent postdoctoral post-doctoral pro program
    programme project prime principal provincial regional registered renowned research resident
    retired second section senior serving special staff standing state task team technical tenured
    third veteran vice visiting well-known
"""

SUBJECTS: Final = """
    academics access accounting accounts action adaptation administration advocacy aerospace
    affairs africa agricultural agriculture agronomy aid air american analysis analytics
    anthropology applied arab arctic area arms art arts asia asian asia-pacific assurance
    aviation awareness banking basic behavioural bilateral biology biotechnology border botany
    broadcast budget building business campaigns capacity care change chemistry child children
    civil civil-military climate coastal commerce commercial communication communications
    community comparative compliance computer computing conflict conservation constitutional
    control cooperation coordination corporate counter countering counterterrorism crime
    criminal critical cultural culture curriculum customer cyber cybersecurity data defence
    defense delivery democracy demography design development developmental dialogue digital
    diplomacy diplomatic disarmament disaster discussion doctrine domestic early east eastern
    ecology econometrics economic economics economy education educational elections electrical
    emergency emerging employment energy engagement engineering english entrepreneurship
    environment environmental equality eurasia eurasian europe european evaluation events events
    exchange experts export exports extension external family field film finance financial
    fiscal fisheries food foreign forestry forests free fundraising future gender general
    genetics geo geography geology geopolitics global governance graduate grants great growth
    gulf health heritage higher history home human humanitarian humanities humanity hydrology
    identity immigration implementation imports inclusion independent indian indo-pacific
    industrial industry information infrastructure innovation insurance integration intelligence
    inter-faith interior international investment investments islam islamic issues journalism
    justice key knowledge labor labour land language languages law leadership learning legal
    liaison liberal linguistics literature livelihoods local logistics maintenance management
    marine maritime market marketing markets mass mathematics mechanical media medical medicine
    meteorology microbiology migration military mineral minerals mining mobile modern monetary
    monitoring music national natural naval nations near networking non-proliferation north
    northern nuclear nutrition ocean oceans office online operations outreach pacific
    participants partnership partnerships peace peacebuilding people performance personnel
    petroleum pharmacy philosophy physical physics planning plans policies policy political
    politics pollution population portfolio poverty power press preservation preventive private
    procurement production proceedings products programmes programs projects proliferation
    protection protocol province psychology public publication publications quality railways
    reconciliation records recruitment reduction reform reforms refugees region regional
    regulation regulatory rehabilitation relations relief religion religious renewable report
    research resilience resource resources response responsible rights risk rule rural safety
    sales sanitation science sciences sector sectoral security shipping social societies
    sociology software solar south south-south southeast southern space special sports standards
    statistics strategic strategies strategy student students studies study supply support
    survey sustainability sustainable taxation tax teaching team technical technology
    telecommunications terrorism textile theatre theory threats tourism track trade traditional
    training transfer transformation transition transport transportation treasury undergraduate
    urban value veterans veterinary warfare warning waste water welfare west western wildlife
    women workforce works world youth zoology curriculum humanitarian counter-terrorism speakers
    panelists panellists guests faculty various multiple many several distinguished eminent all
    others other attendees audience delegates members officials representatives dignitaries
    staff teachers professors scholars academicians diplomats journalists stakeholders
    parliamentarians ambassadors directors ministers practitioners professionals panel session
    sessions meeting event seminar conference workshop webinar lecture roundtable welcome
    opening closing remarks address speech keynote question questions answers q&a tea lunch
    break prayer registration none nil announced confirmed invited guest chief-guest open closed
    topic title date venue time afternoon morning evening internal secretary-level high-level
    expert-level everyone everybody anyone nobody resource persons person speaker moderator
    discussant discussants rapporteur organizers organisers host hosts unknown anonymous monday
    tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december today tomorrow
"""

NATIONS: Final = word_set("""
    afghan african albanian algerian american angolan argentine argentinian armenian asian
    australian austrian azerbaijani bahraini bangladeshi belarusian belgian bhutanese bolivian
    bosnian brazilian british bulgarian burmese cambodian cameroonian canadian chilean chinese
    colombian congolese croatian cuban cypriot czech danish dutch ecuadorian egyptian emirati
    english eritrean estonian ethiopian european filipino finnish french gambian georgian german
    ghanaian greek guatemalan haitian hungarian icelandic indian indonesian iranian iraqi irish
    israeli italian ivorian jamaican japanese jordanian kazakh kazakhstani kenyan korean kosovar
    kuwaiti kyrgyz latvian lebanese liberian libyan lithuanian macedonian malagasy malawian
    malaysian maldivian malian maltese mauritian mexican moldovan mongolian montenegrin moroccan
    mozambican namibian nepalese nepali nigerian norwegian omani pakistani palestinian panamanian
    paraguayan peruvian philippine polish portuguese qatari romanian russian rwandan saudi
    scottish senegalese serbian singaporean slovak slovakian slovene slovenian somali spanish
    sudanese swedish swiss syrian taiwanese tajik tanzanian thai tibetan tunisian turkish turkmen
    ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean us u.s
    uk eu un
    """)
"""Whose post it is: "British Ambassador", "Slovak Prime Minister"."""

PARTICLES: Final = word_set("""
    abu af al ap av aw ben bin bint binti bt da dal das de degli dei del dela della delos den der
    des di do dos du e el en i ibn la las le lo los of-course san st te ten ter ud uddin ul ur
    us-salam van vom von y zu zum zur ud-din ul-haq al-din az as ad ar ath adh ash und
    """)
"""Lower-case words that belong to a name."""

PLACES: Final = frozenset(DEFAULT["words"]["places"])
"""Well-known cities, countries and regions, in lower case: a place alone is no organisation."""

GIVEN_NAMES: Final = """
    abdul abdullah ahmad ahmed aisha akbar akram ali alice amir amna anita anna anwar arif asad
    ashraf asif asma ayesha aziz bashir bibi carlos charity chaudhry chen daniel david elena emma
    faisal farah farooq fatima garcia ghulam hamid hamza hasan hassan hina hussain hussein ibrahim
    imran iqbal irfan islam ismail jamal james javed javid john jones joseph kamal kamran khalid
    khan kim kumar li liu luis maria mariam mark martin mary maryam masood mehmood michael mirza
    mohamed mohammad mohammed muhammad mustafa nadeem nadia naveed nguyen omar paul peter qureshi
    rahman rashid raza robert saeed salman sana sara sarah shah shahid shaikh sharma sheikh
    siddiqui singh smith sohail sultan susan syed tahir tanveer tariq thomas umair umar usman wang
    william yusuf zafar zahid zaidi zainab zhang
"""

ACRONYMS_OF_SUBJECTS: Final = word_set("""
    ADHD AI BA BBA BS BSC CBRN CPEC CSR CT CVE DRR EE ESG FDI GIS GPS HIV HR HRM ICT IHL IL IP IR
    IT L&D LLB LLM M&E MA MBA MBBS MEL MPHIL MS MSC NGO NGOS OBOR P&D PHD PR QA R&D S&T SDG SDGS SME
    SMES STEM
    TV UI WASH WMD BRI EU-ASIA C4I IRS-TAX II III IV VI VII VIII
    """)
"""Capitals that name a subject or a degree, not an organisation: "Director MBA Program"."""

GENERIC_NOUNS: Final = word_set("""
    department mission state school parliament delegation government board faculty college
    chamber assembly committee station section unit office party
    house court division staff administration
    """)
"""After "of" and alone these belong to the post: "Head of Department", "Member of Parliament"."""


def table_of(
    positions: Iterable[str], organisations: Iterable[str], places: Iterable[str]
) -> dict[str, int]:
    """Give what each word is evidence of, with these words for posts, organisations and places."""
    table: dict[str, int] = {}
    for words, meaning in (
        (positions, HEAD),
        (MODIFIERS.split(), MODIFIER),
        (organisations, ORGANISATION),
        (SUBJECTS.split(), SUBJECT),
        (GIVEN_NAMES.split(), GIVEN),
        ((place for place in places if " " not in place), PLACE),
    ):
        for word in words:
            table[word] = table.get(word, 0) | meaning
    return table


DEFAULT_TABLE: Final = table_of(
    DEFAULT["words"]["positions"], DEFAULT["words"]["organisations"], DEFAULT["words"]["places"]
)
_PREFIXES: Final = word_set("co deputy ex non pro sub under vice")
_NO_NAMES: Final = word_set(
    "anti co cross ex extra in inter intra joint mid multi non on out post pre pro self semi trans"
)
"""What makes no name of the word behind a hyphen: "inter-agency", but "Adenauer-Stiftung"."""


def evidence(key: str, table: dict[str, int] = DEFAULT_TABLE) -> int:
    """Say what a word, in lower case and without full stops, is evidence of: flags, or 0."""
    known = table.get(key, 0)
    if not known and "-" in key:
        prefix, _, rest = key.partition("-")
        # "Sub-Editor", "Co-Lead", "Ex-Governor"
        if prefix in _PREFIXES:
            known = table.get(rest, 0) & HEAD
        if not known and prefix not in _NO_NAMES:
            last = table.get(key.rpartition("-")[2], 0)
            known = 0 if last & SUBJECT else last & ORGANISATION
            if last & PLACE and table.get(prefix, 0) & PLACE:
                known = SUBJECT  # "US-China"
    if not known and "/" in key and all(table.get(part, 0) & HEAD for part in key.split("/")):
        known = HEAD  # "Director/Secretary"
    return known


def tells_post(text: str) -> bool:
    """Say whether a text has the word for a post or an organisation."""
    return any(
        evidence(word.strip(".,()").casefold()) & (HEAD | ORGANISATION) for word in text.split()
    )
