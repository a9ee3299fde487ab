"""Words that policies confuse, and the words around them that say which one was meant."""

from __future__ import annotations

from collections.abc import Sequence

from policypack.checks.prose import FILLED

_A = r"(?:a|an|the|this|our|your|its|their|his|her|my|each|every|any|no|one|some|another)"
_OWN = (
    r"(?:own|phones?|devices?|parents?|carers?|child|children|famil(?:y|ies)|accounts?|work|names?|data|rights"
    r"|messages?|learning|friends?|homes?|passwords?|photos?|pictures?|consent|permission|views|needs|job"
    r"|jobs|rules|staff|duty|duties|role|roles|age|words|turn|belongings|records?|log-ins?)"
)
_NOUN_IN = (
    r"(?:the|a|an|our|your|their|his|her|its|my|this|that|these|those|other|another|any|all|every|each)"
)

MISTAKES: Sequence[tuple[str, str, str]] = (
    (
        "license licenses",
        rf"\b(?:{_A}|of|with|without|under|by|or|valid|driving|software|site|user|free|paid|current)"
        rf" (?:[a-z-]+ )?"
        rf"(?P<it>licenses?)\b|\b(?P<too>licenses?) (?:fees?|keys?|agreements?|holders?|numbers?|terms?|runs?"
        r"|ends|covers|expires)\b",
        "licence",
    ),
    (
        "licence licences",
        r"\b(?:to|must|can|will|we|you|they|who|may|should) (?P<it>licences?)\b"
        r"(?! (?:fees?|keys?|agreements?|holders?|numbers?|terms?))",
        "license",
    ),
    (
        "practise practises",
        rf"\b(?:{_A}|of|in|into|for|from|with|good|best|poor|safe|safer|common|usual|daily|professional"
        r"|teaching|working) (?P<it>practises?)\b|\b(?P<too>practise) (?:is|guides?|guidance|notes?)\b",
        "practice",
    ),
    (
        "practice",
        r"\b(?:must|should|can|could|will|may|we|you|they|I|let's|please|not|also) (?P<it>practice)\b"
        r"(?! (?:is|of|guid\w+|notes?|sessions?|in))"
        rf"|(?<!theory )\bto (?P<too>practice)\b(?= (?:\w+ing|{_NOUN_IN}|how|what|it|them|safe"
        rf"|saying|with)\b)",
        "practise",
    ),
    (
        "program programs",
        r"\b(?:training|teaching|education(?:al)?|learning|study|induction|mentoring|support|safety|awareness"
        rf"|our|this|whole|mentor|work|{FILLED}) (?P<it>programs?)\b|\b(?P<too>programs?) of\b",
        "programme",
    ),
    ("cell cells", r"\b(?P<it>cell ?phones?)\b", "mobile phone"),
    (
        "advice",
        r"\b(?:will|can|must|may|should|we|they|you|who|please|strongly|not) (?P<it>advice)\b(?!"
        r" (?:is|was|and|or))",
        "advise",
    ),
    (
        "advise",
        rf"\b(?:{_A}|of|for|more|further|legal|with|official|good|expert) (?P<it>advise)\b",
        "advice",
    ),
    ("devise devises", rf"\b(?:{_A}|own|work|mobile|personal|school|smart) (?P<it>devises?)\b", "device"),
    (
        "effect",
        r"\b(?:to|will|may|can|could|might|not|doesn't|don't|would|should|must) (?P<it>effect)\b"
        r"(?= (?:the|a|an|our|your|their|how|us|you|them|people|children|anyone|others|all)\b)(?! a change)",
        "affect",
    ),
    (
        "affect affects",
        r"\b(?:an|the|no|any|its|their|side|good|bad|this|little|into|lasting|harmful|same)"
        r" (?P<it>affects?)\b",
        "effect",
    ),
    (
        "principal principals",
        r"\bin (?P<it>principal)\b|\b(?:key|these|those|guiding|basic|general|first|main|same)"
        r" (?P<too>principals?)\b"
        r"|\b(?P<of>principals?) (?:of|that|behind)\b",
        "principle",
    ),
    (
        "principle",
        r"\b(?P<it>principle) (?:aims?|reasons?|contacts?|persons?|risks?|duty|concerns?)\b",
        "principal",
    ),
    ("there", rf"\b(?P<it>there) {_OWN}\b", "their"),
    (
        "their",
        r"\b(?P<it>their) (?:is|are|was|were|will|must|may|can|has|have|should|isn't|aren't)\b",
        "there",
    ),
    ("they're", rf"\b(?P<it>they're) {_OWN}\b", "their"),
    (
        "your",
        r"\b(?P<it>your) (?:not|welcome|going|allowed|able|sure|unsure|worried|responsible|afraid|expected"
        r"|the|a|an|being \w+ed)\b",
        "you're, or you are",
    ),
    ("you're", rf"\b(?P<it>you're) (?:{_OWN}|right to)\b", "your"),
    (
        "its",
        r"(?:^|[.!?:] |\b(?:and|but|if|so|that|when|because) )"
        r"(?P<it>its) (?:the|a|an|not|been|too|important|never|always|about|fine|safe|against|up to"
        r"|easy|hard|your|our)\b",
        "it's, or it is",
    ),
    (
        "it's",
        r"\b(?P<it>it's) (?:own|users?|staff|members|rules|names?|data|aims?|purpose|duty|duties|systems?"
        r"|policy|policies|learners?|settings|privacy|terms)\b",
        "its",
    ),
    (
        "then",
        r"\b(?:more|less|other|rather|better|worse|fewer|earlier|older|younger|longer|sooner|higher|lower"
        r"|greater|bigger|smaller|larger|stricter|safer|later|further|different|no more) (?P<it>then)\b(?!,)",
        "than",
    ),
    ("than", r"\b(?:and|if|since|until|only|but|first,|now and|just) (?P<it>than)\b", "then"),
    (
        "loose",
        r"\b(?P<it>loose) (?:it|them|the|your|their|our|a|my|his|her|control|access|trust|sight|data|touch)\b"
        r"|\b(?:to|can|may|might|will|could|would|never|don't) (?P<too>loose)\b",
        "lose",
    ),
    (
        "much+to late+to often+to soon+to far+to",
        r"\b(?P<it>to) (?:much(?! of)|late|often|soon|far)\b(?= \w|[.,;!?]|$)",
        "too",
    ),
    (
        "too+the too+a too+an too+be too+do too+tell too+ask too+report too+ring",
        r"\b(?P<it>too) (?:the|a|an|be|do|tell|ask|report|ring)\b",
        "to",
    ),
    (
        "should+of could+of would+of must+of might+of shouldn't+of couldn't+of wouldn't+of switch+of"
        " switches+of"
        " switched+of turned+of logged+of signed+of",
        r"\b(?:should|could|would|must|might)(?:n't| not)? (?P<it>of)\b"
        r"|\b(?:switch(?:ed|es)?|turned|logged|signed) (?P<too>of)\b",
        "have, or off",
    ),
    (
        "form forms",
        r"\b(?:messages?|advice|help|calls?|letters?|away|came|comes?|apart|different|pictures?|images?|photos?"
        r"|requests?|protect\w*|safe|learn|hear|hide|taken|free|keep|benefit|steps?|people|contact|news|far"
        rf"|hours|data) (?P<it>form) (?:{_NOUN_IN}|people|someone|anyone|home|school|us|you|them|harm|\d)\b",
        "from",
    ),
    ("from", r"\b(?:fill in|sign|return|complete|use) (?:the|this|a|our|your|each) (?P<it>from)\b", "form"),
    (
        "quite",
        r"\b(?:keep|stay|keeps|stays|kept|keeping) (?P<it>quite)\b(?=[.,;]| (?:about|and|when|or|if)\b|$)",
        "quiet",
    ),
    ("quiet", r"\b(?P<it>quiet) (?:a|an|often|sure|clear|different|likely|well|enough)\b", "quite"),
    (
        "councillor councillors",
        r"\bfriend or an? (?P<it>councillor)\b|\b(?:school|trained|in-school) (?P<too>councillors?)\b",
        "counsellor",
    ),
    (
        "form+protect form+protects form+protected form+shield form+save form+guard",
        r"\b(?:protect(?:s|ed)?|shield|save|guard) (?!(?:the|a|this|your|our|each|that)\b)\w+ (?P<it>form)\b",
        "from",
    ),
    (
        "were",
        r"\b(?:are|is|be|stay|know|knows|see|say|says|place|places|rooms?) (?P<it>were)"
        r" (?:nobody|no one|you|they|we|people|children|everyone|somebody|others|anyone|it)\b",
        "where",
    ),
    ("where", r"\b(?:they|we|you|there) (?P<it>where) (?:told|asked|given|not|\w+ed|\w+ing)\b", "were"),
    ("counsel counsels", rf"\b(?:local|county|city|borough|{_A}) (?P<it>counsels?)\b", "council"),
    (
        "personnel",
        r"\b(?P<it>personnel) (?:data|information|details|phones?|accounts?|devices?|use|mobiles?|emails?)\b",
        "personal",
    ),
    ("discrete", r"\b(?:be|is|being|very|always|and|are) (?P<it>discrete)\b", "discreet"),
    ("who's", rf"\b(?P<it>who's) (?:{_OWN}|responsib\w+|task)\b", "whose"),
    (
        "whose",
        r"\b(?P<it>whose) (?:in|not|at|been|going|responsible|there|able|allowed|asked|worried|absent)\b",
        "who's, or who is",
    ),
    ("lead", r"\b(?:is|are|was|were|be|been|being) (?P<it>lead) (?:by|to|into|from)\b", "led"),
    ("past", r"\b(?:is|are|was|were|be|been|gets?|being) (?P<it>past) (?:on|to)\b", "passed"),
    ("passed", r"\bin the (?P<it>passed)\b", "past"),
    (
        "brake brakes",
        rf"\b(?:at|during|lunch|coffee|{_A}) (?P<it>brakes?)\b|\b(?P<too>brakes?) {_NOUN_IN} ",
        "break",
    ),
    ("insure insures assure assures", r"\b(?P<it>(?:in|as)sures?) that\b", "ensure, or make sure"),
    (
        "weather",
        r"(?<!bad )(?<!the )(?<!cold )(?<!hot )\b(?P<it>weather) (?:or not|it|they|you|we|the|a|to"
        r"|he|she|someone|anyone)\b",
        "whether",
    ),
    (
        "let+no lets+no what+no who+no how+no where+no when+no if+no that+no which+no whom+no",
        r"\blets? (?:us|me|them|him|her|the \w+|an? \w+) (?P<it>no)\b"
        r"|\b(?:to|you|they|we|must|should) (?P<too>no) (?:what|who|how|where|when|if|that|which|whom)\b",
        "know",
    ),
    ("know", r"\b(?P<it>know) (?:longer|matter)\b", "no"),
    (
        "except",
        r"\b(?:to|will|can|must|you|we|they|don't|never) (?P<it>except) (?:friend|money|gifts?|it"
        r"|that|cookies|help)\b",
        "accept",
    ),
    ("accept", r", (?P<it>accept) (?:in|for|where|when|if|with|by|on)\b", "except"),
    ("everyday", r"\b(?P<it>everyday)(?=[.,;]|$| (?:we|you|they|at)\b)", "every day"),
    ("every", r"\b(?P<it>every day) (?:life|lives|language|words|things|tasks?)\b", "everyday"),
    (
        "use+to suppose+to",
        r"\b(?:is|are|was|were|get|gets|got) (?P<it>use|suppose) to\b",
        "used to, or supposed to",
    ),
    ("cant wont", r"\b(?P<it>cant|wont)\b", "can't, or won't"),
    ("whom", r"\b(?P<it>whom) (?:is|are|was|were|has|have|will|can|must|may)\b", "who"),
    (
        "who",
        r"\b(?:to|with|from|for|by) (?P<it>who)\b(?! (?:is|are|was|were|has|have|ever)\b)(?= (?:it"
        r"|we|you|they|the|to)\b)",
        "whom",
    ),
    (
        "less",
        r"\b(?P<it>less) (?:people|children|adults|devices|phones|words|than \d+ (?:people|days|hours))\b",
        "fewer",
    ),
    (
        "they+is they+was they+has they+does we+is we+was we+has we+does you+is you+was you+has you+does",
        r"(?:^|[.!?] |\b(?:if|when|that|because|and|but|so) )(?:they|we|you) (?P<it>is|was|has|does)\b",
        "are, were, have or do",
    ),
    (
        "it+are it+were it+have it+do he+are he+were he+have he+do she+are she+were she+have she+do",
        r"(?:^|[.!?] |\b(?:if|when|because|but|so) )(?:it|he|she) (?P<it>are|were|have|do)\b(?! to be)",
        "is, was, has or does",
    ),
)
"""The words that are looked for (with + both of them), where they are wrong, and what is right."""
