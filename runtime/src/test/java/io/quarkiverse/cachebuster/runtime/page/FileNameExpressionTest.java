package io.quarkiverse.cachebuster.runtime.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "/img/          | {id}                | .png        | {asset:_file('/img/', id, '.png')}",
            "/img/          | {id}                | ``          | {asset:_file('/img/', id)}",
            "/              | {id}                | .png        | {asset:_file('/', id, '.png')}",
            "/img/pic-      | {item.name }        | -small.png  | {asset:_file('/img/pic-', item.name, '-small.png')}",
            "/a b/\u00e9/   | {item.getName()}    | .svg?a=/b#c | {asset:_file('/a b/\u00e9/', item.getName(), '.svg?a=/b#c')}",
            "/img/          | {inject:shop.logo}  | .png        | {asset:_file('/img/', inject:shop.logo, '.png')}",
            "/img/          | {data:id}           | .png        | {asset:_file('/img/', data:id, '.png')}",
            "/img/          | {=id}               | .png        | {=asset:_file('/img/', id, '.png')}",
    })
    void addsTheIdOfTheFile(String before, String tag, String after, String expression) {
        assertThat(FileNameExpression.of(before, tag, after)).isEqualTo(expression);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "img/           | {id}                 | .png",
            "``             | {id}                 | .png",
            "//host/        | {id}                 | .png",
            "/img/../       | {id}                 | .png",
            "/img/./        | {id}                 | .png",
            "/img/x.png?a=  | {id}                 | ``",
            "/img/x.svg#    | {id}                 | ``",
            "/img/          | {id}                 | /x.png",
            "/it's/         | {id}                 | .png",
            "/img/          | {id}                 | '.png",
            "/img/          | {id}                 | .png?a&b",
            "/img/          | {id}                 | `}.png`",
            "/img/          | {id ?: 'x'}          | .png",
            "/img/          | {id.or('x')}         | .png",
            "/img/          | {id??}               | .png",
            "/img/          | {a ? b : c}          | .png",
            "/img/          | {a + b}              | .png",
            "/img/          | {names[0]}           | .png",
            "/img/          | {name.raw}           | .png",
            "/img/          | {name.safe}          | .png",
            "/img/          | {name.safe()}        | .png",
            "/img/          | {name.orEmpty}       | .png",
            "/img/          | {'x'}                | .png",
            "/img/          | {1}                  | .png",
            "/img/          | {true}               | .png",
            "/img/          | {this}               | .png",
            "/img/          | {msg:name}           | .png",
            "/img/          | {str:concat('a','b')} | .png",
            "/img/          | {#if id}             | .png",
            "/img/          | {/if}                | .png",
            "/img/          | {! id !}             | .png",
            "/img/          | {|id|}               | .png",
            "/img/          | {@String id}         | .png",
            "/img/          | {name.replace('a', 'b')} | .png",
    })
    void leavesOtherValuesAlone(String before, String tag, String after) {
        assertThat(FileNameExpression.of(before, tag, after)).isNull();
    }
}
