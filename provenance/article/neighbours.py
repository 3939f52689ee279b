"""Very common words of languages we may have no file for, so that none is mistaken for a neighbour.

A Catalan text must not be checked with Spanish rules: to be told apart is all these words are for. A
language that has a file of its own is known by that file, and its line here is not read.
"""

from __future__ import annotations

import re

# Latin script: code, then words; those that near languages lack first.
_TABLE = """
pt: o os do da dos das em no na nos nas não uma um ao à às aos é são foi foram mais também pelo pela com seu
    sua você ele ela isso muito até já mas pelos têm
it: il gli della dei delle di che è sono non nel nella una alla per con anche più dal dalla sul come degli
    ha hanno essere questo lo al ma ai ed era stato
ca: els les amb és són dels aquest aquesta però més també pels al una un per que ha han ser seva seu on fins
    va
ro: și în nu este cu pe din care mai sunt pentru că fost lui să ale cele prin după acest această dar a al ca
    către
nl: het een van de en dat niet met zijn voor ook maar werd worden naar door bij nog uit hij deze heeft aan
    te op er om haar wordt
sv: och att det som är inte för på med av den till ett har från om var men kan vid sig han hon också efter
    eller skulle
da: og at det er som ikke på af med den til et har fra om var men kan ved sig han hun også efter eller blev
    blevet hvor mod
no: og at det er som ikke på av med den til et har fra om var men kan ved seg han hun også etter eller ble
    blitt hvor mot
pl: się nie jest na że do przez od jak tym ale także oraz który która które po za są był była było jego dla
    przed też
cs: se že je na do jako který která které pro ale také po od podle při není byl byla bylo jsou již tak nebo
    jeho však
sk: sa že je na do ako ktorý ktorá ktoré pre ale aj po od podľa pri nie bol bola bolo sú ktorí tak alebo
    jeho však
hr: je da se na za od koji koja koje nije su ali kao što bi iz biti bio ili te kako prema nakon samo
hu: a az és hogy nem is egy meg csak volt már mint vagy ezt azt még után ez pedig szerint között kell lesz
tr: ve bir bu için ile olarak olduğu da de olan çok daha gibi kadar sonra ancak ise değil en olduğunu
    tarafından var her o göre ne
fi: ja on ei että se oli hän mutta ovat myös kun kuin mukaan joka jotka ole tai sekä olla hänen jo nyt
et: ja on ei et see oli ta aga ka kui mis kes nii oma ning pole või siis seda välja
id: yang dan di ini itu dengan untuk tidak dari dalam akan pada juga ke karena tersebut oleh ada mereka
    telah saat
vi: và của là có không được cho một trong với các những người này đã khi cũng
sq: dhe në të e që një me për nuk nga është janë ka kjo ky si por do edhe më
lt: ir kad yra su iš į bet tai buvo ne kaip apie tik savo jau dėl po už
lv: un ir ka ar no par bet tas bija nav kā arī ko savu jau pēc lai tika
ku: û li di ku ji bi ew de jî ser bo me wî hat dike
"""


def neighbours() -> dict[str, frozenset[str]]:
    """Words by code, for Latin script."""
    table: dict[str, frozenset[str]] = {}
    for row in re.split(r"\n(?=\S)", _TABLE.strip()):
        code, words = row.split(":")
        table[code] = frozenset(words.split())
    return table
