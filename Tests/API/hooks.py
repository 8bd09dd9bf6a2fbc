"""What the description of the API cannot say to schemathesis: how a transcript is made.

A file of any other content is refused with 422, which a schema has no words for."""
import schemathesis
from hypothesis import strategies

WORDS = strategies.lists(
    strategies.sampled_from("What would you like to leave with today I moved the release to Friday".split()),
    min_size=3, max_size=12).map(" ".join)


def web_vtt(turns):
    cues = ["%02d:%02d:00.000 --> %02d:%02d:20.000\n<v %s>%s.</v>\n"
            % (turn // 60, turn % 60, turn // 60, turn % 60, ("Beatrix Halloran", "Omar Haddad")[turn % 2], said)
            for turn, said in enumerate(turns)]
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


schemathesis.openapi.media_type("text/vtt", strategies.lists(WORDS, min_size=2, max_size=8).map(web_vtt))
